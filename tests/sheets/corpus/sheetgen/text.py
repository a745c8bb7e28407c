"""Plain text and Markdown."""

import textwrap

from sheetgen.model import Block, Doc, Run, runs


def shown(text: str) -> str:
    """The text without markup; special spaces and soft hyphens stay."""
    return "".join(run.text for run in runs(text) if run.change != "del")


def wrap(text: str, width: int | None, indent: str = "", first: str | None = None) -> list[str]:
    if not width:
        return [(indent if first is None else first) + text]
    return textwrap.wrap(
        text,
        width,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def text_lines(block: Block, doc: Doc) -> list[str]:
    """The lines of one block in a text file."""
    width: int | None = doc.options.get("width")
    bullet: str = doc.options.get("bullet", "•")
    if block.kind in ("bullets", "steps"):
        out: list[str] = []
        for number, item in enumerate(block.items, 1):
            mark = f"{number}. " if block.kind == "steps" else f"{bullet} "
            out += wrap(shown(item), width, doc.options.get("hang", ""), mark)
        return out
    if block.kind == "lines":
        return list(block.items)
    if block.kind == "cols":
        cells = [[line for inner in cell for line in [*text_lines(inner, doc), ""]][:-1] for cell in block.cells]
        if not doc.options.get("side_by_side"):
            return [line for cell in cells for line in [*cell, ""]][:-1]
        gap = max(len(line) for line in cells[0]) + 6
        rows = range(max(len(cell) for cell in cells))
        padded = [cell + [""] * (len(rows) - len(cell)) for cell in cells]
        return [(padded[0][row].ljust(gap) + padded[1][row]).rstrip() for row in rows]
    if block.kind == "break":
        return [doc.options["page_mark"]] if "page_mark" in doc.options else []
    if block.kind == "label":
        return wrap(f"{shown(block.text)} {shown(block.value)}".strip(), width)
    if block.kind == "header" and "\n" in block.text:
        return block.text.split("\n")
    if block.kind in ("title", "doctype", "small") and "\n" in block.text:
        return block.text.split("\n")
    return wrap(shown(block.text), width)


def render_text(doc: Doc) -> bytes:
    if "raw" in doc.options:
        text: str = doc.options["raw"]
    else:
        parts = ["\n".join(lines) for lines in (text_lines(block, doc) for block in doc.blocks) if lines]
        text = doc.options.get("gap", "\n\n").join(parts) + "\n"
    for old, new in doc.options.get("replace", {}).items():
        if old not in text:
            raise ValueError(f"{doc.stem}: nothing to replace: {old!r}")
        text = text.replace(old, new)
    if "cut_after" in doc.options:
        text = text[: text.index(doc.options["cut_after"]) + len(doc.options["cut_after"])]
    if doc.options.get("newline"):
        text = text.replace("\n", doc.options["newline"])
    return text.encode(doc.options.get("encoding", "utf-8"))


def md_run(run: Run, style: str) -> str:
    if run.change == "del":
        return ""
    text = run.text.replace("_", "\\_")
    if run.href is not None:
        return f"[{text}]({run.href})"
    mark = ("**" if run.bold else "*" if run.italic else "") if not style else ""
    return f"{mark}{text}{mark}"


def md_inline(text: str, style: str = "") -> str:
    """One paragraph; ``style`` is put around the whole of it."""
    joined = "".join(md_run(run, style) for run in runs(text))
    return f"{style}{joined}{style}" if style else joined


def md_block(block: Block, doc: Doc) -> str:
    opt = {key: value for key, value in doc.options.items() if isinstance(value, str)}
    letter = opt.get("letter_style", "")
    if block.kind == "doctype":
        return opt.get("doctype_mark", "# ") + block.text.replace("\n", "\\\n")
    if block.kind == "title":
        return "\n".join(opt.get("title_mark", "## ") + line for line in block.text.split("\n"))
    if block.kind == "heading":
        return opt.get("heading", "## {}").format(block.text)
    if block.kind == "sub":
        return opt.get("sub", "### {}").format(block.text)
    if block.kind == "label":
        return f"**{block.text}** {md_inline(block.value)}".strip()
    if block.kind == "lines":
        hard = opt.get("hard_break", "  ")
        text = (hard + "\n").join(line.replace("_", "\\_") for line in block.items)
        return f"{letter}{text}{letter}"
    if block.kind == "bullets":
        mark = opt.get("bullet", "-")
        style = opt.get("demand_style", "") if block.key == "demands" else ""
        return "\n".join(f"{mark} {md_inline(item, style)}" for item in block.items)
    if block.kind == "steps":
        return "\n".join(f"{number}. {md_inline(item)}" for number, item in enumerate(block.items, 1))
    if block.kind == "letter":
        return md_inline(block.text, opt.get("demand_style", "") if block.key == "demands_intro" else letter)
    if block.kind == "cols":
        return "\n\n".join(md_block(inner, doc) for cell in block.cells for inner in cell)
    if block.kind == "break":
        return opt.get("page_mark", "---")
    return md_inline(block.text)


def render_md(doc: Doc) -> bytes:
    text = (
        str(doc.options["raw"])
        if "raw" in doc.options
        else "\n\n".join(md_block(block, doc) for block in doc.blocks) + "\n"
    )
    for old, new in doc.options.get("replace", {}).items():
        if old not in text:
            raise ValueError(f"{doc.stem}: nothing to replace: {old!r}")
        text = text.replace(old, new)
    if "cut_after" in doc.options:
        text = text[: text.index(doc.options["cut_after"]) + len(doc.options["cut_after"])]
    return text.encode()
