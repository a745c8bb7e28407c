"""Pictures of the demo, drawn by a few lines each: nobody is shown, and nothing is taken from elsewhere."""

from __future__ import annotations

import math
from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageDraw

SIZE = (1200, 800)
Canvas = ImageDraw.ImageDraw
Colour = tuple[int, int, int]


def draw(motif: str) -> bytes:
    """A picture as PNG."""
    top, bottom, paint = MOTIFS[motif]
    # Drawn at twice the size and scaled down, which smooths the edges.
    image = Image.new("RGB", (SIZE[0] * 2, SIZE[1] * 2))
    canvas = ImageDraw.Draw(image)
    for y in range(image.height):
        share = y / image.height
        canvas.line(
            [(0, y), (image.width, y)], fill=tuple(round(a + (b - a) * share) for a, b in zip(top, bottom, strict=True))
        )
    paint(canvas)
    file = BytesIO()
    image.resize(SIZE, Image.Resampling.LANCZOS).save(file, "PNG", optimize=True)
    return file.getvalue()


def _kites(canvas: Canvas) -> None:
    for x, y, size, colour in (
        (620, 520, 330, (226, 84, 60)),
        (1540, 380, 240, (247, 197, 72)),
        (1900, 900, 170, (240, 236, 224)),
    ):
        canvas.polygon([(x, y - size), (x + size * 0.7, y), (x, y + size * 1.2), (x - size * 0.7, y)], fill=colour)
        canvas.line([(x, y - size), (x, y + size * 1.2)], fill=(28, 36, 48), width=6)
        canvas.line([(x - size * 0.7, y), (x + size * 0.7, y)], fill=(28, 36, 48), width=6)
        tail = [(x + math.sin(t / 6) * size * 0.25, y + size * 1.2 + t * size / 28) for t in range(34)]
        canvas.line(tail, fill=(28, 36, 48), width=7, joint="curve")


def _lighthouse(canvas: Canvas) -> None:
    canvas.polygon([(1220, 430), (2400, 120), (2400, 700)], fill=(250, 222, 140))
    canvas.polygon([(1180, 430), (0, 250), (0, 560)], fill=(236, 206, 130))
    canvas.polygon([(1090, 1600), (1140, 520), (1260, 520), (1310, 1600)], fill=(240, 236, 224))
    for top in (640, 960, 1280):
        half = 66 + (top - 520) * 0.045
        canvas.polygon(
            [(1200 - half, top), (1200 + half, top), (1200 + half + 8, top + 160), (1200 - half - 8, top + 160)],
            fill=(190, 52, 40),
        )
    canvas.rectangle([1130, 380, 1270, 520], fill=(28, 36, 48))
    canvas.rectangle([1160, 400, 1240, 505], fill=(255, 216, 90))
    canvas.polygon([(1110, 380), (1200, 280), (1290, 380)], fill=(190, 52, 40))
    canvas.polygon(
        [(0, 1600), (0, 1420), (700, 1330), (1200, 1400), (1800, 1340), (2400, 1440), (2400, 1600)], fill=(20, 30, 44)
    )


def _sea(canvas: Canvas) -> None:
    canvas.ellipse([1500, 180, 1860, 540], fill=(246, 205, 120))
    for row, colour in enumerate(((44, 106, 120), (32, 88, 106), (24, 70, 90), (16, 52, 72))):
        base = 800 + row * 190
        wave = [(x, base + math.sin(x / 130 + row * 1.7) * 38) for x in range(0, 2401, 20)]
        canvas.polygon([*wave, (2400, 1600), (0, 1600)], fill=colour)
        if row == 1:
            canvas.polygon([(760, 960), (1300, 960), (1210, 1080), (850, 1080)], fill=(190, 52, 40))
            canvas.polygon([(1010, 520), (1010, 930), (740, 930)], fill=(240, 236, 224))
            canvas.polygon([(1040, 600), (1040, 930), (1240, 930)], fill=(226, 220, 204))


def _weave(canvas: Canvas) -> None:
    colours = ((176, 54, 60), (236, 182, 84), (40, 84, 98), (240, 232, 214))
    for row in range(17):
        for column in range(25):
            left, top = column * 100 - 50, row * 100 - 50
            over = (row + column) % 2
            colour = colours[(row // 2 + column // 3 + over) % 4]
            box = [left, top + 14, left + 100, top + 86] if over else [left + 14, top, left + 86, top + 100]
            canvas.rounded_rectangle(box, 18, fill=colour)


def _drums(canvas: Canvas) -> None:
    for x, y, size, colour in (
        (760, 900, 420, (160, 66, 44)),
        (1560, 1000, 320, (214, 140, 60)),
        (1320, 560, 210, (236, 196, 120)),
    ):
        canvas.ellipse([x - size, y - size, x + size, y + size], fill=(52, 30, 26))
        for ring in range(4):
            r = size * (0.92 - ring * 0.21)
            shade = tuple(min(255, part + ring * 22) for part in colour)
            canvas.ellipse([x - r, y - r, x + r, y + r], fill=shade)


MOTIFS: dict[str, tuple[Colour, Colour, Callable[[Canvas], None]]] = {
    "kites": ((118, 170, 204), (232, 222, 196), _kites),
    "lighthouse": ((34, 48, 82), (148, 112, 120), _lighthouse),
    "sea": ((244, 214, 170), (208, 150, 120), _sea),
    "weave": ((48, 40, 44), (30, 26, 30), _weave),
    "drums": ((240, 220, 180), (206, 150, 96), _drums),
}
