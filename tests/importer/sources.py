"""A made-up protocol as others write theirs, slips included."""

from __future__ import annotations

PROTOCOL = """\
PROTOCOL VOOR DE ELEKTRONISCHE MEDEDELING VAN PERSOONSGEGEVENS VAN HET AGENTSCHAP
KINDERTOELAGEN NAAR DE STAD VOORBEELDEGEM

in het kader van de maaltijdkorting op school.

V 3 maart 2026

Wijzigingsrepertorium:

1. 01.02.2026: *Gegeven 2 toegevoegd*

TUSSEN

Het Agentschap Kindertoelagen, geregistreerd bij KBO onder nummer 0123.456.749 met zetel te \
Laan 7, 9999 Modeldam en vertegenwoordigd door An Peeters, administrateur-generaal

hierna: "AKT";

EN

Stad Voorbeeldegem, met zetel te Dorpsplein 1, 9998 Voorbeeldegem, vertegenwoordigd door het \
college van burgemeester en schepenen, voor wie tekenen: Bo Maes, burgemeester en Cas De Wit, \
algemeen directeur

EN

OCMW Voorbeeldegem, met zetel te Dorpsplein 2, 9998 Voorbeeldegem, vertegenwoordigd door Bo Maes, \
voorzitter

hierna: "lokale besturen"

NA TE HEBBEN UITEENGEZET

- A. AKT is een Vlaamse instantie¹ die toelagen betaalt.
- B1. Stad Voorbeeldegem is een gemeente.

¹ Opgericht bij een verzonnen decreet.

C. IC1. Scholen vragen geld voor maaltijden en dat weegt op gezinnen die

weinig inkomen hebben, dag na dag.

- D. De partijen willen een protocol sluiten.
- F. De functionaris voor gegevensbescherming van AKT heeft op 12/02/2026 positief advies gegeven.

WORDT OVEREENGEKOMEN WAT VOLGT:

Artikel 1: Onderwerp

Dit protocol regelt de mededeling.

Artikel 3: De gevraagde persoonsgegevens

<p>Gegeven 1 <i>welk gegeven</i></p>\tHet INSZ-nummer van het kind
--\t--
Verantwoording\tOm het kind te herkennen en

\tniet met een ander te verwarren
Gegeven 2\tDe toelage, zie 1^o
Verantwoording\tZij bepaalt de korting

Artikel 4 - Ontvangers

- De diensten zijn:
 - o Sociale dienst
 - o Onderwijs

Artikel 5. Periodiciteit van de mededeling

Eenmaal per jaar.

Artikel 11: Toepasselijk recht en geschillen

De rechtbank van het arrondissement Gent is bevoegd.

Artikel 11: Inwerkingtreding en opzegging

Dit protocol treedt in werking bij de ondertekening.

Opgemaakt te Modeldam, op 3 maart 2026, in twee exemplaren.

Voor AKT\tVoor Voorbeeldegem
An Peeters\tBo Maes

Bijlage 1: Stroomschema

Het schema.
"""

_PARTIES = """\
PROTOCOL VOOR DE ELEKTRONISCHE MEDEDELING VAN PERSOONSGEGEVENS VAN HET AGENTSCHAP \
MODELPREMIES NAAR DE STAD VOORBEELDEGEM

TUSSEN

Het Agentschap Modelpremies, met zetel te Laan 7, 9999 Modeldam, KBO 0999.000.129, \
vertegenwoordigd door An Peeters, administrateur-generaal, hierna "AMP"

EN

De stad Voorbeeldegem, met zetel te Dorpsplein 1, 9998 Voorbeeldegem, KBO 0999.012.304, \
vertegenwoordigd door Bo Maes, burgemeester, hierna "de stad"

WORDT OVEREENGEKOMEN WAT VOLGT:
"""


def protocol(*articles: str) -> str:
    """A protocol of AMP (p1), which sends, and the city (p2), with these articles."""
    others = (
        "Artikel 1: Onderwerp\n\nAMP deelt gegevens mee aan de stad.",
        "Artikel 99: Slot\n\n.",
    )
    return "\n\n".join((_PARTIES, others[0], *articles, others[1])) + "\n"
