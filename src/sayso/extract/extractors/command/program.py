"""A program of the user's that is kept running: a line of JSON in, a line of JSON out, within a time limit."""

from __future__ import annotations

import contextlib
import json
import subprocess
import tempfile
import weakref
from collections.abc import Mapping, Sequence
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any

LONGEST_ANSWER = 64 * 1024 * 1024
"""Bytes in one answer; a program that writes on and on would else fill the memory."""
MOST_COMPLAINT = 300
"""Characters of the program's last words that are passed on."""
SECONDS_TO_END = 2.0


class ProgramFailedError(Exception):
    """What went wrong, as the end of a sentence whose subject is the program."""


class Program:
    """Started by the first `ask`, ended by `end` or with the last reference to it; may be started again after."""

    def __init__(self, command: Sequence[str], *, seconds: float) -> None:
        self._command, self._seconds = list(command), seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._complaints: IO[bytes] | None = None

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def ask(self, question: Mapping[str, Any]) -> dict[str, Any]:
        """The program's answer, an object. Raises ProgramFailedError, and then the program has been ended."""
        line = json.dumps(question, ensure_ascii=True).encode() + b"\n"
        try:
            answer = self._exchange(line)
            return _object_in(answer)
        except ProgramFailedError:
            self.end()
            raise

    def end(self) -> None:
        """Ends the program, if it runs."""
        process, self._process = self._process, None
        if process is not None:
            _end(process)
        if self._complaints is not None:
            self._complaints.close()
            self._complaints = None

    def _exchange(self, line: bytes) -> bytes:
        process = self._running()
        answers: SimpleQueue[bytes] = SimpleQueue()
        # A program may stop reading as well as stop writing: both are done beside the clock.
        Thread(target=_pass_on, args=(process, line, answers), daemon=True).start()
        try:
            answer = answers.get(timeout=self._seconds)
        except Empty:
            raise ProgramFailedError(f"gave no answer within {self._seconds:g} seconds") from None
        if not answer.endswith(b"\n"):
            raise ProgramFailedError(self._why_cut_short(process, answer))
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - open for as long as the program runs
            try:
                self._process = subprocess.Popen(
                    self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._complaints
                )
            except (OSError, ValueError) as error:
                raise ProgramFailedError(f"could not be started: {error}") from error
            weakref.finalize(self, _end, self._process)
        return self._process

    def _why_cut_short(self, process: subprocess.Popen[bytes], answer: bytes) -> str:
        if len(answer) >= LONGEST_ANSWER:
            return f"gave an answer of more than {LONGEST_ANSWER} bytes"
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=SECONDS_TO_END)
        ended = "closed its output" if process.returncode is None else f"ended with exit status {process.returncode}"
        cut = " in the middle of an answer" if answer else " without an answer"
        complaint = self._complaint()
        return f"{ended}{cut}{f': {complaint}' if complaint else ''}"

    def _complaint(self) -> str:
        """The last line that the program wrote to its standard error."""
        if self._complaints is None:
            return ""
        self._complaints.seek(0, 2)
        self._complaints.seek(max(0, self._complaints.tell() - 4 * MOST_COMPLAINT))
        lines = self._complaints.read().decode(errors="replace").strip().splitlines()
        return lines[-1].strip()[:MOST_COMPLAINT] if lines else ""


def _pass_on(process: subprocess.Popen[bytes], line: bytes, answers: SimpleQueue[bytes]) -> None:
    answer = b""
    # A program that has gone breaks the pipe, or closes it while we wait: the empty answer tells.
    with contextlib.suppress(OSError, ValueError):
        if process.stdin is not None and process.stdout is not None:
            with contextlib.suppress(BrokenPipeError):
                process.stdin.write(line)
                process.stdin.flush()
            answer = process.stdout.readline(LONGEST_ANSWER)
    answers.put(answer)


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):
        process.kill()
        process.wait(timeout=SECONDS_TO_END)
    for pipe in (process.stdin, process.stdout):
        with contextlib.suppress(OSError, ValueError):
            if pipe is not None:
                pipe.close()


def _object_in(answer: bytes) -> dict[str, Any]:
    try:
        found = json.loads(answer)
    except (ValueError, RecursionError) as error:
        raise ProgramFailedError(f"gave an answer that is not JSON ({error})") from error
    if not isinstance(found, dict):
        raise ProgramFailedError("gave an answer that is not a JSON object")
    return found
