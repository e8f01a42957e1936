"""Random scripts of edits, each made of a number: the same number gives the same script."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from edited_site import EDITS
from site_on_disk import Edit

STEPS = 6  # edits in a script


def script(number: int) -> tuple[Edit, ...]:
    """The edits of one script. Scripts in a row deal out a shuffled deck: no kind is left out."""
    names = sorted(EDITS)
    edits = []
    for position in range(number * STEPS, (number + 1) * STEPS):
        deck = random.Random(f"deck {position // len(names)}").sample(names, len(names))
        numbers = random.Random(f"edit {position}")
        kind = deck[position % len(names)]
        edits.append(Edit(kind, numbers.randrange(1000), numbers.randrange(1000)))
    return tuple(edits)


def copy_input(site: Path, target: Path) -> Path:
    """What a build of `site` reads, in the new folder `target`, files with the same times."""
    for name in ("content", "templates"):
        if (site / name).is_dir():
            shutil.copytree(site / name, target / name)
    if (site / "briefgen.toml").is_file():
        shutil.copy2(site / "briefgen.toml", target)
    return target
