#!/usr/bin/env python3
"""Score a program's export against frozen labels that hold no quotes.

    score_labels.py PRED_DIR DOCUMENT [LABELS_DIR] [--tools DIR] [--show N] [--json]

PRED_DIR    targets.jsonl, actuals.jsonl, tasks.jsonl as `lianqun export` writes them (keys of DESIGN §4)
DOCUMENT    the original file; or a folder in which the originals of all labelled documents are looked for by name:
            then the predictions of document D are read from PRED_DIR/D if that folder exists, else from PRED_DIR
            (rows whose `document` is D's name or hash, or all rows if none is)
LABELS_DIR  <document>.jsonl, <document>.bodies.jsonl and windows.json (default: tests/acceptance/labels of this
            repository, else labels/ beside this file)

The labels store places (code points) and hashes; the quotes are sliced from the original.  Matching uses the
functions of score_facts.py, imported from --tools (default: shared/tools of a folder above this file): value, unit,
comparator, measure, year, indicator and subject are compared by them.  What differs from score_facts.py:

* a row's place is its [start, end) where evidence and slice agree; only otherwise is the evidence searched for;
* precision counts only predictions whose evidence starts in a window that was labelled exhaustively (a prediction
  whose evidence is not in the document counts as wrong when its start lies in a window or is missing);
* every slot may carry alternatives (`<slot>_alt`), also `unit_alt` and `quantity_alt` [[value, value_high, unit]];
* both families are added up to one figure a document; a target found as an actual is a miss and an error.

Exit status: 0 scored, 2 a wrong original or missing labels.  Standard library only.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from pathlib import Path

from label_matching import Original, add_up, rates, score_bodies, score_family

FAMILIES = {"targets": "target", "actuals": "actual"}
HERE = Path(__file__).resolve()


def first_existing(candidates):
    """Return the first path that exists, or None."""
    return next((path for path in candidates if path.exists()), None)


def import_tools(folder):
    """Import the module score_facts from a folder, found without installing anything."""
    path = (
        (folder / "score_facts.py")
        if folder
        else first_existing(
            parent / "shared" / "tools" / "score_facts.py" for parent in HERE.parents
        )
    )
    if path is None or not path.exists():
        sys.exit("score_facts.py not found: give its folder with --tools")
    spec = importlib.util.spec_from_file_location("score_facts", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def own(rows, stem, sha256, known):
    """Keep the rows of one document, where rows say which document they belong to."""
    if not any(Path(str(r.get("document"))).stem in known for r in rows):
        names = [str(r.get("document") or "?").removeprefix("sha256:") for r in rows]
        return [r for r, name in zip(rows, names, strict=True) if sha256.startswith(name)] or rows
    return [r for r in rows if Path(str(r.get("document"))).stem == stem]


def show(shown, stem, original, gold, missed, wrong, slips, kind, limit):
    """Collect the lines for --show: quotes come from the original."""

    def quote(row):
        return "".join(original.text[row["start"] : row["end"]].split())

    shown += [
        f"{stem} {kind} missed {g['id']}: {g['indicator']} {g['value']}{g['unit']} | {quote(g)}"
        for g in missed[:limit]
    ]
    for p in wrong[:limit]:
        other = [
            g["id"] for g in gold if sf_overlap(p.get("_spans") or [], [(g["start"], g["end"])])
        ]
        words = "".join(str(p.get("evidence") or "").split())
        shown.append(
            f"{stem} {kind} wrong: {p.get('indicator')} {p.get('value')}{p.get('unit')} | {words}"
            + (f" (place of {', '.join(other[:3])})" if other else "")
        )
    for p, g, bad in slips[:limit]:
        year = p.get("target_year") or p.get("year")
        shown.append(
            f"{stem} {kind} slip {'+'.join(bad)} {g['id']}: "
            f"{[p.get('comparator'), year, p.get('indicator'), p.get('subject')]} != "
            f"{[g['comparator'], g['year'], g['indicator'], g['subject']]} | {quote(g)}"
        )


def sf_overlap(a, b):
    """Whether two lists of spans overlap."""
    return any(s < f and e < t for s, t in a for e, f in b)


def score_document(sf, stem, folder, original, labels, windows, limit, shown):
    """Report on one document."""
    window = windows[stem]
    facts = sf.load(labels / f"{stem}.jsonl")
    report, parts = {}, []
    for kind, family in FAMILIES.items():
        gold = [g for g in facts if g["family"] == family and g["value"] is not None]
        pred = own(sf.load(folder / f"{kind}.jsonl"), stem, original.sha256, windows)
        pred = [p for p in pred if p.get("value") is not None]
        if window["facts"]:
            counts, missed, wrong, slips = score_family(sf, pred, gold, original, window["facts"])
            parts.append(counts)
            report[kind] = rates(sf, counts)
            show(shown, stem, original, facts, missed, wrong, slips, kind, limit)
    if parts:
        report["facts"] = rates(sf, add_up(parts))
        report["_counts"] = add_up(parts)
    if window["bodies"]:
        tasks = own(sf.load(folder / "tasks.jsonl"), stem, original.sha256, windows)
        report["bodies"], missed, wrong = score_bodies(
            sf, tasks, sf.load(labels / f"{stem}.bodies.jsonl")
        )
        shown += [
            f"{stem} bodies missed {g['id']}: {g['task']} – {g['body']} – {g['role']}"
            for g in missed[:limit]
        ]
        shown += [f"{stem} bodies wrong: {' – '.join(t)}" for t in wrong[:limit]]
    return report


def summarise(sf, documents):
    """Averages, minimum and pooled figures over the documents."""
    scored = {d: r for d, r in documents.items() if "facts" in r}
    out = {}
    for name in ("detect", "tuple"):
        values = {d: r["facts"][name]["f1"] for d, r in scored.items()}
        if values:
            worst = min(values, key=values.get)
            pooled = rates(sf, add_up([r["_counts"] for r in scored.values()]))
            out[name] = {
                "average": sum(values.values()) / len(values),
                "minimum": values[worst],
                "minimum_document": worst,
                "pooled": pooled[name]["f1"],
                "documents": len(values),
            }
    bodies = [r["bodies"] for r in documents.values() if "bodies" in r]
    if bodies:
        out["bodies"] = {
            "triples": sum(b["gold_strict"] for b in bodies),
            "documents": len(bodies),
            "average": sum(b["f1"] for b in bodies) / len(bodies),
            "minimum": min(b["f1"] for b in bodies),
        }
    return out


def print_report(documents, summary, shown):
    """Print the report for a person."""
    for stem, report in documents.items():
        print(stem)
        for kind in ("facts", "targets", "actuals"):
            r = report.get(kind)
            if r and r["gold_strict"]:
                d, t = r["detect"], r["tuple"]
                print(
                    f"  {kind:8s} detect F1 {d['f1']:.3f} (P {d['precision']:.3f} R {d['recall']:.3f})  "
                    f"tuple F1 {t['f1']:.3f}  gold {r['gold_strict']} judged {r['judged']} "
                    f"bad evidence {r['bad_evidence']}  "
                    + " ".join(f"{k} {v:.2f}" for k, v in r["slots"].items())
                )
            elif r and r["judged"]:
                print(f"  {kind:8s} no strict gold row, {r['judged']} predictions judged wrong")
        if "bodies" in report:
            b = report["bodies"]
            print(
                f"  bodies   F1 {b['f1']:.3f} (P {b['precision']:.3f} R {b['recall']:.3f})  "
                f"gold {b['gold_strict']} judged {b['judged']}"
            )
    for name, s in summary.items():
        print(
            f"{name}: "
            + " ".join(f"{k} {v:.3f}" if isinstance(v, float) else f"{k} {v}" for k, v in s.items())
        )
    for line in shown:
        print("  " + line)


def main():
    """Read the arguments, score, print."""
    ap = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    ap.add_argument("pred", type=Path)
    ap.add_argument("document", type=Path)
    ap.add_argument("labels", type=Path, nargs="?")
    ap.add_argument("--tools", type=Path, help="folder of score_facts.py")
    ap.add_argument(
        "--show", type=int, default=0, help="list the first N missed, wrong and slipped rows"
    )
    ap.add_argument("--json", action="store_true")
    args = ap.parse_args()
    sf = import_tools(args.tools)
    homes = [*(p / "tests" / "acceptance" / "labels" for p in HERE.parents), HERE.parent / "labels"]
    labels = args.labels or first_existing(homes)
    if labels is None or not (labels / "windows.json").exists():
        print("labels not found: windows.json is missing", file=sys.stderr)
        return 2
    windows = json.loads((labels / "windows.json").read_text(encoding="utf-8"))
    if args.document.is_dir():
        files = (
            p
            for p in sorted(args.document.rglob("*"))
            if p.suffix in (".txt", ".md") and p.is_file()
        )
        paths = {p.stem: p for p in files if p.stem in windows}
    else:
        paths = {args.document.stem: args.document}
    documents, shown = {}, []
    for stem in [s for s in windows if s in paths] or list(paths):
        original = Original(paths[stem], sf)
        if stem not in windows or windows[stem]["sha256"] != original.sha256:
            print(f"{paths[stem]}: no labels for this file (name or hash differ)", file=sys.stderr)
            return 2
        folder = args.pred / stem if (args.pred / stem).is_dir() else args.pred
        documents[stem] = score_document(
            sf, stem, folder, original, labels, windows, args.show, shown
        )
    summary = summarise(sf, documents)
    for report in documents.values():
        report.pop("_counts", None)
    if args.json:
        json.dump(
            {"documents": documents, "summary": summary}, sys.stdout, ensure_ascii=False, indent=1
        )
        print()
    else:
        print_report(documents, summary, shown)
    return 0


if __name__ == "__main__":
    sys.exit(main())
