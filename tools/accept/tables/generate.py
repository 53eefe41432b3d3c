"""Write documents with Chinese plan tables in all carriers, and the truth of each file.

Usage: generate.py OUT --seed N --tables N [--forms docx,html,pdf_lo,pdf_ch,txt_row,txt_col]
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tabgen import dump_col, dump_row, pages, produce
from tabgen.docplan import make_documents
from tabgen.docx_out import write_docx
from tabgen.html_out import document_html
from tabgen.model import Document, table_truth

CARRIERS = ["docx", "html", "pdf_lo", "pdf_ch", "txt_row", "txt_col"]
SUFFIX = {
    "docx": ".docx",
    "html": ".html",
    "pdf_lo": ".lo.pdf",
    "pdf_ch": ".ch.pdf",
    "txt_row": ".row.txt",
    "txt_col": ".col.txt",
}


class Run:
    """One run of the generator."""

    def __init__(self, out: Path, seed: int, carriers: list[str]) -> None:
        self.out = out
        self.seed = seed
        self.carriers = carriers
        self.docs = out / "docs"
        self.truth = out / "truth"
        self.work = out / "work"
        self.counts: dict[str, Counter[str]] = {}
        self.lost = 0
        for folder in (self.docs, self.truth, self.work):
            folder.mkdir(parents=True, exist_ok=True)

    def write_truth(
        self,
        doc: Document,
        carrier: str,
        forms: list[list[str]],
        where: list[list[int]],
        extra: bool,
    ) -> None:
        """The truth of one file."""
        tables = [table_truth(t, f, p) for t, f, p in zip(doc.tables, forms, where, strict=True)]
        name = doc.name + SUFFIX[carrier]
        data: dict[str, Any] = {"file": name, "carrier": carrier, "extra": extra, "tables": tables}
        text = json.dumps(data, ensure_ascii=False, indent=1)
        (self.truth / f"{name}.json").write_text(text + "\n", encoding="utf-8")
        counter = self.counts.setdefault(carrier + ("_extra" if extra else ""), Counter())
        for table in tables:
            counter["tables"] += 1
            counter[f"content:{table['kinds']['content']}"] += 1
            counter.update(table["kinds"]["form"])

    def office(self, docs: list[Document]) -> None:
        """DOCX and LibreOffice PDF."""
        if not {"docx", "pdf_lo"} & set(self.carriers):
            return
        folder = self.docs if "docx" in self.carriers else self.work
        for doc in docs:
            write_docx(doc, folder / f"{doc.name}.docx")
            if "docx" in self.carriers:
                self.write_truth(
                    doc, "docx", flow_forms(doc, "docx"), [[]] * len(doc.tables), False
                )
        if "pdf_lo" not in self.carriers:
            return
        produce.libreoffice([folder / f"{doc.name}.docx" for doc in docs], self.docs)
        for doc in docs:
            path = self.docs / f"{doc.name}.lo.pdf"
            places = pages.place_all(doc, path)
            turned = {
                page: 90 if index % 2 else 270
                for index, (table, place) in enumerate(zip(doc.tables, places, strict=True))
                for page in place.pages
                if table.look.orient == "rotated"
            }
            produce.turn_pages(path, turned)
            self.pdf_truth(doc, "pdf_lo", places)

    def web(self, docs: list[Document]) -> None:
        """HTML and Chromium PDF."""
        if not {"html", "pdf_ch"} & set(self.carriers):
            return
        folder = self.docs if "html" in self.carriers else self.work
        for doc in docs:
            path = folder / f"{doc.name}.html"
            path.write_text(document_html(doc), encoding="utf-8")
            if "html" in self.carriers:
                self.write_truth(
                    doc, "html", flow_forms(doc, "html"), [[]] * len(doc.tables), False
                )
            if "pdf_ch" in self.carriers:
                target = produce.chromium(path.resolve(), self.docs.resolve())
                self.pdf_truth(doc, "pdf_ch", pages.place_all(doc, target))

    def pdf_truth(self, doc: Document, carrier: str, places: list[pages.Place]) -> None:
        """Truth of a PDF with the forms it really shows."""
        self.lost += sum(p.lost for p in places)
        forms = pages.pdf_forms(doc, places, carrier)
        self.write_truth(doc, carrier, forms, [[n + 1 for n in p.pages] for p in places], False)

    def dumps(self, docs: list[Document], count: int) -> None:
        """Text dumps."""
        if "txt_row" in self.carriers:
            for doc in docs:
                self.dump(doc, "txt_row", dump_row.dump_rows(doc, str(self.seed)), False)
        if "txt_col" in self.carriers:
            for doc, extra in dump_col.make_documents(
                self.seed, max(6, count // 4), max(2, count // 16)
            ):
                self.dump(doc, "txt_col", dump_col.dump_columns(doc, str(self.seed)), extra)

    def dump(self, doc: Document, carrier: str, dumped: dump_row.Dumped, extra: bool) -> None:
        """One dump with its truth."""
        path = self.docs / f"{doc.name}{SUFFIX[carrier]}"
        path.write_text("\n".join(dumped.lines) + "\n", encoding="utf-8")
        self.write_truth(doc, carrier, dumped.forms, [[]] * len(doc.tables), extra)


def flow_forms(doc: Document, carrier: str) -> list[list[str]]:
    """Forms that DOCX and HTML can show: page breaks leave no trace there but 续表."""
    drop = {"cont_repeat", "cont_norepeat", "cont_rowbreak", "rotated"} | (
        {"landscape"} if carrier == "html" else set()
    )
    out = []
    for table in doc.tables:
        forms = {f for f in table.forms if f not in drop}
        if carrier == "docx" and table.look.orient == "rotated":
            forms.add("landscape")
        out.append(sorted(forms))
    return out


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tables", type=int, default=675)
    parser.add_argument("--forms", default=",".join(CARRIERS), help="carriers, comma separated")
    args = parser.parse_args()
    carriers = [c for c in args.forms.split(",") if c in CARRIERS]
    began = time.monotonic()
    run = Run(args.out, args.seed, carriers)
    docs = make_documents(args.seed, args.tables)
    run.office(docs)
    run.web(docs)
    run.dumps(docs, args.tables)
    summary = {
        "seed": args.seed,
        "tables": args.tables,
        "documents": len(docs),
        "rows_not_found_in_pdf": run.lost,
        "counts": {c: dict(sorted(n.items())) for c, n in sorted(run.counts.items())},
    }
    text = json.dumps(summary, ensure_ascii=False, indent=1)
    (args.out / "summary.json").write_text(text + "\n", encoding="utf-8")
    for folder in (run.work,):
        if not any(folder.iterdir()):
            folder.rmdir()
    print(text)
    print(f"{time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
