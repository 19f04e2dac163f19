"""Going about the desk."""

from __future__ import annotations

from deskbrief.tui.layout.spot import Part
from support.desk_app import COST, FLAGGED, PLAN, WELLS, at_desk


@at_desk()
async def test_down_and_up_go_to_the_paragraph_after_and_before(desk):
    await desk.go(PLAN)
    await desk.press("down", "down", "up")
    assert desk.spot == (Part.TARGET, COST)
    for i, r in enumerate(desk.session.rows()):
        print(i, r.id, r.block.kind, r.status, [f.message for f in r.findings], r.text, len(r.alternatives))
        print([ (l.id, l.bullet.text, l.bullet.cites) for l in desk.bullets(i)])
    print(desk.points(), desk.session.dropped())
    print(desk.shown()); print(desk.header)
    assert 0
