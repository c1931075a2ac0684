# SPDX-License-Identifier: GPL-3.0-or-later
"""A small or read-only disk: a tmpfs, which takes root to mount."""

import os
import subprocess


class SmallDisk:
    def __init__(self, folder, kilobytes):
        self.folder = folder
        folder.mkdir(parents=True)
        made = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)], stderr=subprocess.PIPE, text=True
        )
        self.reason = made.stderr.strip() if made.returncode else None  # why there is none

    def fill(self, leave=0):
        """Fills all but that many bytes."""
        filler = os.open(self.folder / "filler", os.O_WRONLY | os.O_CREAT, 0o644)
        try:
            while os.write(filler, bytes(4096)):
                pass
        except OSError:
            os.ftruncate(filler, os.fstat(filler).st_size - leave)
        finally:
            os.close(filler)

    def free(self):
        (self.folder / "filler").unlink()

    def protect(self):
        subprocess.run(["mount", "-o", "remount,ro", str(self.folder)], check=True)

    def close(self):
        if not self.reason:
            subprocess.run(["umount", "--lazy", str(self.folder)], check=True)
