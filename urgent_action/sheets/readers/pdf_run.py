"""Characters that stand together on one base line of a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from .pdf_rtl import Glyph


@dataclass
class Run:
    """Characters on one base line without a column gap between them."""

    y: float
    text: str = ""
    x0: float = 1e9
    x1: float = -1e9
    sizes: list[float] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    rtl: bool = False

    @classmethod
    def of(cls, text: str, glyphs: Sequence[Glyph]) -> Run:
        """Make a run of a right-to-left line from its text and its characters."""
        return cls(
            y=glyphs[0].y, text=text, x0=min(g.x0 for g in glyphs), x1=max(g.x1 for g in glyphs),
            sizes=[g.size for g in glyphs], bold=[g.bold for g in glyphs], rtl=True,
        )  # fmt: skip

    @property
    def size(self) -> float:
        """The size of most characters."""
        return median(self.sizes) if self.sizes else 10.0

    def apart(self, here: tuple[float, float], y: float, boxed: bool) -> bool:
        """Say whether a character at ``here`` starts another run."""
        if not boxed or not self.sizes:
            return False
        if abs(y - self.y) > self.size * 0.45:
            return True
        gap = max(here[0] - self.x1, self.x0 - here[1])
        return gap > self.size * 1.6

    def add(self, char: str, here: tuple[float, float], boxed: bool, size: float, bold: bool) -> None:
        """Append a character."""
        self.text += char
        if char.strip() and boxed:
            self.x0, self.x1 = min(self.x0, here[0]), max(self.x1, here[1])
            self.sizes.append(size)
            self.bold.append(bold)
