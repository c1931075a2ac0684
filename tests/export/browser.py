# SPDX-License-Identifier: GPL-3.0-or-later
"""Chromium without a window, driven by its DevTools protocol over a pair of pipes."""
import base64
import json
import os
import shutil
import subprocess

PROGRAM = shutil.which("chromium") or shutil.which("google-chrome")


class Browser:
    """One page of one browser, 400 × 800 pixels."""

    def __init__(self, profile):
        commands, self.commands = os.pipe()
        self.answers, answers = os.pipe()
        options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--window-size=400,800",
                   f"--user-data-dir={profile}", "--remote-debugging-pipe", "about:blank"]
        # It expects the pipes at 3 and 4.
        self.process = subprocess.Popen(["bash", "-c", f'exec "$0" "$@" 3<&{commands} 4>&{answers}', PROGRAM, *options],
                                        pass_fds=(commands, answers), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(commands)
        os.close(answers)
        self.received = b""
        self.number = 0
        self.session = None
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime"):
            self.send(domain + ".enable")
        self.send("Emulation.setTouchEmulationEnabled", enabled=True)
        self.problems = []

    def message(self):
        while b"\0" not in self.received:
            more = os.read(self.answers, 1 << 16)
            assert more, "the browser has ended"
            self.received += more
        text, _, self.received = self.received.partition(b"\0")
        return json.loads(text)

    def send(self, method, **parameters):
        self.number += 1
        request = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            request["sessionId"] = self.session
        os.write(self.commands, json.dumps(request).encode() + b"\0")
        while True:
            message = self.message()
            if message.get("id") == self.number:
                assert "error" not in message, (method, message)
                return message["result"]
            self.note(message)

    def note(self, message):
        if message.get("method") == "Runtime.exceptionThrown":
            self.problems.append(message["params"]["exceptionDetails"])

    def open(self, file):
        self.send("Page.navigate", url=file.as_uri())
        while True:
            message = self.message()
            self.note(message)
            if message.get("method") == "Page.loadEventFired":
                return

    def evaluate(self, expression):
        """The value of a JavaScript expression, awaited."""
        result = self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    def mouse(self, points):
        """A stroke, pressed at the first point and released at the last."""
        for i, (x, y) in enumerate(points):
            self.send("Input.dispatchMouseEvent", type="mousePressed" if i == 0 else "mouseMoved", x=x, y=y, button="left", buttons=1, clickCount=1)
        self.send("Input.dispatchMouseEvent", type="mouseReleased", x=points[-1][0], y=points[-1][1], button="left", clickCount=1)

    def touch(self, points):
        for i, (x, y) in enumerate(points):
            self.send("Input.dispatchTouchEvent", type="touchStart" if i == 0 else "touchMove", touchPoints=[{"x": x, "y": y}])
        self.send("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def theme(self, name):
        self.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    def picture(self, file):
        file.write_bytes(base64.b64decode(self.send("Page.captureScreenshot", format="png")["data"]))

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.commands)
        os.close(self.answers)
