"""Who has to be in the room when the team looks back."""

from __future__ import annotations

from cxmap.analysis.analysis import Analysis
from cxmap.present.look import Look
from cxmap.present.page import Item, Listing, Section, Sentence, Words, line
from cxmap.present.sections import SectionOf
from cxmap.wording import listed


def _build(analysis: Analysis, look: Look) -> Section | None:
    retro = analysis.retro
    if not retro.reasons and not retro.unowned:
        return None
    blocks: list[Listing | Sentence] = []
    if look.in_full:
        items = (
            Item(line(Words(team, "strong")), (), tuple(line(Words(why, "muted")) for why in all_why))
            for team, all_why in retro.reasons.items()
        )
        blocks.append(Listing(tuple(items)))
    elif retro.reasons:
        blocks.append(Sentence(line(Words(", ".join(retro.invite), "strong"))))
    if retro.missing:
        blocks.append(Sentence(line(Words(f"The file's own invitation forgets {listed(retro.missing)}.", "warn"))))
    blocks += [
        Sentence(line(Words(f"Nobody owns {analysis.journey.touchpoints[i].name!r}: find an owner first.", "bad")))
        for i in retro.unowned
    ]
    return Section("retro", "For the retro", tuple(blocks), note="who has to be in the room")


SECTION = SectionOf(90, True, _build)
