"""The figures as bars, in SVG."""

from __future__ import annotations

from html import escape
from typing import Any

TITLES = {
    "deskbrief": "deskbrief --batch",
    "raw": "ctranslate2, one call",
    "raw-side-by-side": "ctranslate2, tuned by hand",
    "argos": "argos-translate",
    "batches": "transformers, batches of 16",
    "loop": "transformers, one by one",
}
_FONTS = "DejaVu Sans, Segoe UI, Helvetica, Arial, sans-serif"
_WIDTH, _ROW, _LEFT, _RIGHT, _TOP = 780, 34, 230, 190, 56


def chart(figures: dict[str, Any]) -> str:
    """Return bars of words a second, each with its peak of memory."""
    rows = figures["rows"]
    most = max(row["words_per_s"] for row in rows.values())
    height = _TOP + _ROW * len(rows) + 34
    device = "one graphics card" if figures["device"] == "cuda" else f"{figures['cores']} processor cores"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" '
        f'viewBox="0 0 {_WIDTH} {height}" font-family="{_FONTS}" font-size="14">',
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<text x="20" y="30" font-size="16" font-weight="600" fill="#1f2328">'
        f"Words a second on {device}, start to end</text>",
    ]
    for number, (name, row) in enumerate(rows.items()):
        y = _TOP + number * _ROW
        width = (_WIDTH - _LEFT - _RIGHT) * row["words_per_s"] / most
        colour = "#0f766e" if name == "deskbrief" else "#9aa4af"
        note = f"{row['words_per_s']:,.0f} words/s · {row['peak_mb']:,} MB"
        parts += [
            f'<text x="{_LEFT - 10}" y="{y + 18}" text-anchor="end" fill="#1f2328">'
            f"{escape(TITLES.get(name, name))}</text>",
            f'<rect x="{_LEFT}" y="{y + 3}" width="{width:.1f}" height="20" rx="3" fill="{colour}"/>',
            f'<text x="{_LEFT + width + 8:.1f}" y="{y + 18}" fill="#57606a">{note}</text>',
        ]
    parts += [
        f'<text x="20" y="{height - 14}" font-size="12" fill="#57606a">{figures["sentences"]} sentences, '
        "32 tokens each, beam 4, a model of opus-mt-ar-en's size; python -m benchmarks.speed</text>",
        "</svg>",
    ]
    return "\n".join(parts) + "\n"
