#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The man page and the completions know every command and option that --help shows, and what reads them takes them."""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

digitlab = sys.argv[1]
man_page = Path(__file__).parents[2] / "packaging/man"


def run(*arguments, **more):
    return subprocess.run(arguments, capture_output=True, text=True, check=True, **more).stdout


def commands(path=()):
    """Every command below `path`, by what --help says, with its options."""
    text = run(digitlab, *path, "--help")
    names = ",".join(re.findall(r"^  (-\S+)", text.split("Subcommands:")[0], re.M)).split(",")
    options = {name for name in names if name.startswith("--")}
    yield path, options
    for name in re.findall(r"^  ([a-z][\w-]*)", text.partition("Subcommands:")[2], re.M):
        yield from commands((*path, name))


def bash_completes(script, words):
    """What bash offers after `words`, the last of which is being typed."""
    quoted = " ".join(f"'{word}'" for word in words)
    return run("bash", "-c", f'source "{script}"; COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _digitlab; '
                             'printf "%s\\n" "${COMPREPLY[@]}"').split()


def main():
    known = dict(commands())
    assert len(known) > 20, known.keys()
    texts = {kind: run(digitlab, "completion", kind) for kind in ("bash", "zsh", "fish")}
    if shutil.which("help2man"):
        texts["man"] = run(man_page, digitlab)
    man = texts.get("man", "").replace("\\-", "-").replace("\\fR", "")
    for path, options in known.items():
        section = man.partition('.SS "digitlab ' + " ".join(path) + '"\n')[2].partition(".SS \"digitlab")[0] if path else man
        assert section or not man, f"the man page lacks {path}"
        for option in options:
            assert not man or option in section or path and option == "--help", f"the man page lacks {path} {option}"
            assert path == () or option == "--help" or f"-l {option[2:]} " in texts["fish"], f"fish lacks {path} {option}"
            assert option in texts["zsh"], f"zsh lacks {path} {option}"

    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for kind, text in texts.items():
            files[kind] = Path(folder) / kind
            files[kind].write_text(text)
        for path, options in known.items():
            assert options <= set(bash_completes(files["bash"], ["digitlab", *path, "--"])), path
        assert bash_completes(files["bash"], ["digitlab", "ru"]) == ["runs"]
        assert "compare" in bash_completes(files["bash"], ["digitlab", "runs", ""])
        assert bash_completes(files["bash"], ["digitlab", "train", "--recipe", "quick", "--learning-r"]) == ["--learning-rate"]
        for shell in ("zsh", "fish"):
            if shutil.which(shell):
                run(shell, "-n", files[shell])
        if man and shutil.which("man") and shutil.which("groff"):
            told = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", files["man"]], capture_output=True, text=True)
            assert told.returncode == 0 and told.stderr == "", told.stderr


main()
