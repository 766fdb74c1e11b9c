"""What people ticked to be put in touch, and distances, from the files in which they come."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from ._core import PeerOffer, _distances, _peer_offers
from ._errors import BoussoleError
from ._workbooks import file_rows

if TYPE_CHECKING:
    from ._referential import Referential


def read_peer_offers(path: str | PathLike[str], referential: Referential) -> list[PeerOffer]:
    """What people ticked to be put in touch: of a document (``.json``) the one offer, of a
    spreadsheet (CSV, ``.xlsx``, ``.ods``) one of each row.

    Its columns are ``person``, ``territory``, ``valid_until`` and, as far as they are there,
    ``exchange``, ``offers_help``, ``asks_help`` (keys of competencies, with blanks or commas
    between them), ``load_exchange``, ``load_offers_help``, ``load_asks_help``, ``withdrawn``; or
    in French ``personne``, ``territoire``, ``valable_jusqu_au``, ``echange``, ``aide_proposee``,
    ``aide_demandee``, ``places_echange``, ``places_aide_proposee``, ``places_aide_demandee``,
    ``retire_le``. Days are ``2027-06-30`` or ``30/06/2027``; « Saint-Denis » stands for the code
    ``saint-denis``. CSV may have any separator and encoding that `read_answers` knows.

    Raises one `BoussoleError` with every fault, by line and field; no cell is quoted.
    """
    if Path(path).suffix.lower() == ".json":
        return [PeerOffer.read(path, referential)]
    try:
        return _peer_offers(file_rows(path), referential)
    except BoussoleError as error:
        error._found_in(path)
        raise


def read_distances(path: str | PathLike[str]) -> dict[tuple[str, str], int]:
    """Distances between territories, for `match_peers`: a spreadsheet of three columns with a
    line for each two territories and how far they are, or with a line and a column for each
    territory and an empty cell in the corner. Decimals are rounded to whole ones, halves up.

    Raises one `BoussoleError` with every cell that is no code or no number.
    """
    try:
        return _distances(file_rows(path))
    except BoussoleError as error:
        error._found_in(path)
        raise
