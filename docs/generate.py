"""Write the pages of this folder that follow from the program: `python docs/generate.py`."""  # noqa: INP001 (a script)

from __future__ import annotations

import sys
from pathlib import Path

from doichieu.store.schema import Column, tables

HERE = Path(__file__).resolve().parent


def schema() -> str:
    """The page about the tables and views of a store."""
    found = tables()
    views = [
        f"### {view.name}\n\n{view.meaning}\n\n"
        f"Columns: {', '.join(f'`{column.name}`' for column in view.columns)}."
        for view in found
        if view.is_view
    ]
    plain = [
        f"### {table.name}\n\n{table.meaning}\n\n| column | type | meaning |\n|---|---|---|\n"
        + "\n".join(map(_schema_row, table.columns))
        for table in found
        if not table.is_view
    ]
    return "\n\n".join([_SCHEMA, "## Views", *views, "## Tables", *plain]) + "\n"


def _schema_row(column: Column) -> str:
    type_ = column.type.lower() + (", or null" if column.optional else "")
    meaning = ". ".join(
        filter(None, (column.points_at and f"→ {column.points_at}", column.meaning))
    )
    return f"| {column.name} | {type_} | {meaning} |"


_SCHEMA = """# The store

<!-- Written by docs/generate.py from the database itself. -->

A store is one SQLite file, which other programs may read while doichieu is at work:

```
sqlite-utils rows doichieu.db gaps --table
datasette doichieu.db
```

Change nothing in it by hand: what stands in `annotations` follows from `decision_log`, to which
rows are only ever added.

Times are ISO 8601 in UTC with microseconds (`2026-03-02T02:00:00.000000+00:00`), dates are
`2026-03-02`. Lists are JSON arrays. `before` and `after` of the log are JSON objects: `value`,
`reason`, `reviewer` and `at` of the annotation, and `read`, the fingerprints of the wording that it
was about."""

PAGES = {"schema.md": schema}


def main() -> int:
    """Write every page; with --check only say which are out of date."""
    stale = []
    for name, page in PAGES.items():
        path, content = HERE / name, page()
        if not path.is_file() or path.read_text(encoding="utf-8") != content:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(content, encoding="utf-8", newline="\n")
    sys.stderr.write("".join(f"docs/{name}\n" for name in stale))
    return int("--check" in sys.argv and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
