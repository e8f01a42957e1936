"""How long each stage of a build took."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

STAGES = ("load", "analyse", "resolve", "compile", "plan", "search", "render", "write")


class Stopwatch:
    """Wall seconds per stage."""

    def __init__(self) -> None:
        self.start = time.perf_counter()
        self.stages: dict[str, float] = dict.fromkeys(STAGES, 0.0)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time of the block under `name`."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.stages[name] += time.perf_counter() - start

    def seconds(self) -> float:
        """Since the start."""
        return time.perf_counter() - self.start
