"""Writes what was found in a collection: tables, graphs, routes, pictures, report."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.corpus.places import is_corpus
from provenance.engines.parts import disk_error
from provenance.errors import OutputError
from provenance.files import refuse_existing, write_whole
from provenance.network.graph_files import gexf, graphml, prov_json
from provenance.text.cells import safe_cell
from provenance.workflows.network_report import remove_other_pages, report_makers
from provenance.workflows.network_tables import COLUMNS, Row

if TYPE_CHECKING:
    import pyarrow as pa

    from provenance.workflows.network import Network

_BATCH = 20_000  # rows held in memory while a table is written


def save(network: Network, out: Path, *, force: bool = False) -> list[Path]:
    """Writes everything to a folder; each file appears whole or not at all.

    Tables as Parquet (text as it stands) and CSV (safe in spreadsheets),
    graphs as GraphML and GEXF, routes as PROV-JSON, ``summary.json``, and the
    report with its pictures.

    Returns:
        The paths written.

    Raises:
        OutputError: a file is there already and ``force`` is off, or cannot be written; the folder is a corpus.
    """
    refuse_place(out)
    makers = _makers(network, out)
    if not force:
        refuse_existing(list(makers))
    for make in makers.values():
        make()
    remove_other_pages(out, makers)
    return list(makers)


def refuse_place(folder: Path, named: Iterable[Path] = ()) -> None:
    """Says no to a folder for results (or unfinished work) that is or lies in one that documents are read from.

    Args:
        folder: where something is to be written.
        named: the files and folders that documents are read from.

    Raises:
        OutputError: names both folders.
    """
    if is_corpus(folder):
        raise OutputError(f"{folder} is a stored corpus: choose another folder for what is written.")
    place = folder.resolve()
    for path in named:
        if path.is_dir() and path.resolve() in (place, *place.parents):
            raise OutputError(
                f"{folder} lies in {path}, from which the documents are read, and the next run would read its own "
                "results: choose a folder beside it."
            )


def refuse_overwriting(out: Path) -> None:
    """Says no before any work where results of an earlier run are in the folder.

    Raises:
        OutputError: names the file, and the option that replaces it.
    """
    refuse_existing([out / f"{table}.parquet" for table in COLUMNS] + [out / "report.pdf"])


def _makers(network: Network, out: Path) -> dict[Path, Callable[[], object]]:
    makers: dict[Path, Callable[[], object]] = {}

    def text(name: str, make: Callable[[], str | bytes]) -> None:
        makers[out / name] = lambda: write_whole(out / name, make())

    for table in COLUMNS:
        makers[out / f"{table}.parquet"] = lambda table=table: _write_parquet(network, table, out)  # type: ignore[misc]
        makers[out / f"{table}.csv"] = lambda table=table: _write_csv(network, table, out)  # type: ignore[misc]
    for kind in ("outlets", "cascades"):
        text(f"{kind}.graphml", lambda kind=kind: graphml(network.graph(kind)))  # type: ignore[misc]
        text(f"{kind}.gexf", lambda kind=kind: gexf(network.graph(kind)))  # type: ignore[misc]
    text("routes.prov.json", lambda: _routes(network))
    text("summary.json", lambda: json.dumps(summary(network), ensure_ascii=False, indent=2) + "\n")
    return makers | report_makers(network, out)


def summary(network: Network) -> dict[str, object]:
    """What was found, in a few numbers, with the signature that they stand under."""
    found = network.found
    rows = list(network.rows("articles"))
    own_families = sum(found.own(family.members) for family in found.families)
    own_cascades = sum(found.own(cascade.members) for cascade in found.routes.cascades)
    return {
        "schema": 1,
        "signature": network.signature,
        "method": network.method,
        "articles": len(rows),
        "sentences": sum(row["sentences"] for row in rows),
        "traced": sum(row["traced"] for row in rows),
        "undetermined": sum(row["undetermined"] for row in rows),
        "by_verdict": {
            name: sum(row[name] for row in rows)
            for name in ("credited", "upstream-only", "miscredited", "uncredited", "unresolved", "unmatched")
        },
        "outlet_pairs": len(found.traffic),
        "families": len(found.families) - own_families,
        "cascades": len(found.routes.cascades) - own_cascades,
        "own_families": own_families,
        "own_cascades": own_cascades,
        "lost_originals": [
            {"id": item.id, "members": list(item.members), "outlet": item.outlet}
            for item in found.routes.lost
        ],
        "notes": list(network.notes),
    }


def _routes(network: Network) -> str:
    found = network.found
    edges = [edge for cascade in found.routes.cascades for edge in cascade.edges]
    edges = sorted(set(edges), key=lambda edge: (edge.giver, edge.taker))
    used = {key for edge in edges for key in (edge.giver, edge.taker)}
    return prov_json(
        {key: node for key, node in found.nodes.items() if key in used}, edges, found.routes.lost
    )


def _write_csv(network: Network, table: str, out: Path) -> None:
    columns = list(COLUMNS[table])
    with _whole(out / f"{table}.csv") as passing, passing.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        for row in network.rows(table):
            writer.writerow([safe_cell(row[name]) for name in columns])


def _write_parquet(network: Network, table: str, out: Path) -> None:
    import pyarrow.parquet as pq

    schema = _schema(COLUMNS[table])
    rows = network.rows(table)
    with (
        _whole(out / f"{table}.parquet") as passing,
        pq.ParquetWriter(passing, schema, compression="zstd") as writer,
    ):
        while batch := list(islice(rows, _BATCH)):
            writer.write_table(_arrow(batch, schema))


def _schema(columns: Mapping[str, str]) -> pa.Schema:
    import pyarrow as pa

    kinds = {"string": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_()}
    return pa.schema([(name, kinds[kind]) for name, kind in columns.items()])


def _arrow(rows: list[Row], schema: pa.Schema) -> pa.Table:
    import pyarrow as pa

    columns = [[_encodable(row[name]) for row in rows] for name in schema.names]
    return pa.Table.from_arrays(
        [pa.array(values, kind) for values, kind in zip(columns, schema.types, strict=True)], schema=schema
    )


def _encodable(value: object) -> object:
    """Text without half characters, which UTF-8 cannot hold."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """Gives a passing place beside a file, and moves what was written there to its place at the end."""
    passing = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield passing
        passing.replace(path)
    except OSError as error:
        raise disk_error(path, error) from error
    finally:
        passing.unlink(missing_ok=True)
