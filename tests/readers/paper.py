"""PDF documents written by the tests: words and lines at given places, in a standard Chinese font that is not embedded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
LEFT, TOP, FOOT, STEP, SIZE, LETTERS = 72, 770, 80, 20, 12, 36

_FONT = {
    3: b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
    4: b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>"
    b" /DW 1000 /W [1 95 500] /FontDescriptor 5 0 R >>",
    5: b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120"
    b" /CapHeight 880 /StemV 93 >>",
    6: b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\xff\nendstream",
}
LOCK = "/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O <" + "5a" * 32 + "> /U <" + "a5" * 32 + "> >> /ID [<00> <00>]"
"""A lock that no empty password opens."""


@dataclass(slots=True)
class Sheet:
    """A page: places are counted from its lower left corner."""

    drawn: list[str] = field(default_factory=list)
    turned: int = 0

    def write(self, x: float, y: float, words: str, size: float = SIZE) -> None:
        """Words on a line that begins at a place."""
        self.drawn.append(f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm <{words.encode('utf-16-be').hex()}> Tj ET")

    def line(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """A line from place to place."""
        self.drawn.append(f"{x} {y} m {to_x} {to_y} l S")

    def picture(self) -> None:
        """A picture over the whole page."""
        self.drawn.append(f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /P1 Do Q")

    def table(self, rows: Sequence[Sequence[str]], x: float, y: float, widths: Sequence[float], *, ruled: bool = True) -> float:
        """A table below a place, its words broken where they do not fit; returns how far down it goes."""
        edges = [x + sum(widths[:column]) for column in range(len(widths) + 1)]
        top = y
        for cells in rows:
            broken = [_broken(words, int((width - 6) // SIZE)) for words, width in zip(cells, widths, strict=True)]
            bottom = y - 16 * max(map(len, broken)) - 4
            for edge, lines in zip(edges, broken, strict=False):
                for place, words in enumerate(lines):
                    self.write(edge + 3, y - 14 - 16 * place, words)
            if ruled:
                self.line(edges[0], y, edges[-1], y)
            y = bottom
        if ruled:
            self.line(edges[0], y, edges[-1], y)
            for edge in edges:
                self.line(edge, top, edge, y)
        return y


def pdf(sheets: Sequence[Sheet], trailer: str = "") -> bytes:
    """The sheets as a document."""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{' '.join(f'{10 + 2 * place} 0 R' for place in range(len(sheets)))}] /Count {len(sheets)} >>".encode(),
        **_FONT,
    }
    for place, sheet in enumerate(sheets):
        stream = "\n".join(sheet.drawn).encode()
        objects[10 + 2 * place] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {sheet.turned} /Contents {11 + 2 * place} 0 R"
            " /Resources << /Font << /F1 3 0 R >> /XObject << /P1 6 0 R >> >> >>"
        ).encode()
        objects[11 + 2 * place] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)
    out = bytearray(b"%PDF-1.4\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def typeset(parts: Iterable[str | Sequence[Sequence[str]]], header: str = "") -> bytes:
    """Headings (``# …``), paragraphs and tables as the pages of a report, with a running header and numbers of pages."""
    sheets = [Sheet()]
    y = TOP

    def down(by: float) -> float:
        if y - by < FOOT:
            sheets.append(Sheet())
            return TOP
        return y - by

    for part in parts:
        if not isinstance(part, str):
            y = down(24 * len(part) + STEP)
            widths = [(WIDTH - 2 * LEFT) / len(part[0])] * len(part[0])
            y = sheets[-1].table(part, LEFT, y, widths) - 2 * STEP
        elif part.startswith("#"):
            y = down(2 * STEP)
            sheets[-1].write(LEFT, y, part.lstrip("# "), 20 - 2 * part.count("#"))
            y = down(2 * STEP)
        else:
            for place, words in enumerate(_broken("　　" + part, LETTERS)):
                sheets[-1].write(LEFT + (2 * SIZE if place == 0 else 0), y, words.strip("　"))
                y = down(STEP)
    for number, sheet in enumerate(sheets, 1):
        if header:
            sheet.write(LEFT, HEIGHT - 40, header, 9)
        sheet.write(WIDTH / 2, 30, f"- {number} -", 9)
    return pdf(sheets)


def _broken(words: str, letters: int) -> list[str]:
    """Words in lines of so many letters, of which Latin ones are half as wide."""
    lines, width = [""], 0.0
    for char in words:
        width += 0.5 if char.isascii() else 1
        if width > letters and char not in "，。、；：”》）":
            lines.append("")
            width = 0.5 if char.isascii() else 1
        lines[-1] += char
    return lines
