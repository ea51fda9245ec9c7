"""Artikel 1: what the protocol is about."""

from typing import ClassVar

from protowiz.draft.sources import PRACTICE, egov
from protowiz.draft.step import Article, Guidance


class Subject(Article):
    """Artikel 1: wie deelt welke gegevens aan wie mee."""

    key: ClassVar[str] = "onderwerp"
    title: ClassVar[str] = "Artikel 1: onderwerp"
    number: ClassVar[str] = "1"
    heading: ClassVar[str] = "Onderwerp"
    guidance: ClassVar[Guidance] = Guidance(
        asks=(
            "Het decreet vraagt dit artikel niet uitdrukkelijk, maar het zegt in één zin wie aan "
            "wie meedeelt. Dat volgt uit de rollen in de stap Partijen."
        ),
        wrong=(
            "De richting klopt niet met artikel 3, bijvoorbeeld omdat er ook een sleutellijst "
            "terugkeert. Noem dan beide richtingen."
        ),
        example=(
            "Dit protocol legt vast hoe en onder welke voorwaarden de stad de persoonsgegevens uit "
            "artikel 3 elektronisch aan het OCMW meedeelt."
        ),
        sources=(egov("8, § 1, 1°"), PRACTICE),
    )
