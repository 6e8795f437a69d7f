"""The statement on paper from the records: the same paper that `goodterms settle --out` makes of a folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from goodterms.casework import folders
from goodterms.delivery.documents import Settlement
from goodterms.records import filing, models


def cited_rows(client: models.Client, document: Mapping[str, Any]) -> dict[str, str]:
    """For each row and clause that a settlement rests on, what of it the client may see.

    A row of a file that was changed by hand since is not shown: it stands on another line now.
    """
    from goodterms.casework.package.sources import cited_in  # lazy: the package brings every paper along

    with TemporaryDirectory() as workshop:
        renewed = folders.write_books_as_known(client, Path(workshop))
        cited = cited_in(Path(workshop), cast(Settlement, document))
    return {label: says for label, says in cited.items() if label.rpartition(":")[0] not in renewed}


def paper(client: models.Client, document: Mapping[str, Any], cited: Mapping[str, str], account: str) -> bytes:
    """The statement as PDF, with its annex and where to pay."""
    from goodterms.delivery.pdf import statement_pdf  # lazy: the typesetter is slow to load

    return statement_pdf(filing.take_out_practice(client.practice), cast(Settlement, document), cited, account)
