"""Paired brackets and mirrored characters: Bidi_Paired_Bracket and Bidi_Mirroring_Glyph of Unicode 15.

Python knows that a character is mirrored, not by which. The pairs are those of BidiBrackets.txt and
BidiMirroring.txt; a test compares them with the files where they are installed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_PAIRED = (
    "()[]{}\u2329\u232a༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽"
    "⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
_MIRRORED = (
    "<>«»‹›∈∋∉∌∊∍∕⧵∟⯾∠⦣∡⦛∢⦠∤⫮∼∽≃⋍≅≌≒≓≔≕≤≥≦≧≨≩≪≫≮≯≰≱≲≳≴≵≶≷≸≹≺≻≼≽≾≿⊀⊁⊂⊃⊄⊅⊆⊇⊈⊉⊊⊋⊏⊐⊑⊒⊘⦸⊢⊣⊦⫞⊨⫤⊩⫣⊫⫥⊰⊱⊲⊳⊴⊵"
    "⊶⊷⊸⟜⋉⋊⋋⋌⋐⋑⋖⋗⋘⋙⋚⋛⋜⋝⋞⋟⋠⋡⋢⋣⋤⋥⋦⋧⋨⋩⋪⋫⋬⋭⋰⋱⋲⋺⋳⋻⋴⋼⋶⋽⋷⋾⟃⟄⟈⟉⟋⟍⟕⟖⟝⟞⟢⟣⟤⟥⦤⦥⦨⦩⦪⦫⦬⦭⦮⦯⧀⧁⧄⧅⧏⧐⧑⧒⧔⧕⧨⧩⧸⧹⨫⨬⨭⨮"
    "⨴⨵⨼⨽⩤⩥⩹⩺⩻⩼⩽⩾⩿⪀⪁⪂⪃⪄⪅⪆⪇⪈⪉⪊⪋⪌⪍⪎⪏⪐⪑⪒⪓⪔⪕⪖⪗⪘⪙⪚⪛⪜⪝⪞⪟⪠⪡⪢⪦⪧⪨⪩⪪⪫⪬⪭⪯⪰⪱⪲⪳⪴⪵⪶⪷⪸⪹⪺⪻⪼⪽⪾⪿⫀⫁⫂⫃⫄⫅⫆⫇⫈⫉⫊⫋⫌"
    "⫍⫎⫏⫐⫑⫒⫓⫔⫕⫖⫬⫭⫷⫸⫹⫺⸂⸃⸄⸅⸉⸊⸌⸍⸜⸝⸠⸡﹤﹥＜＞"
)

_CANONICAL = {"\u2329": "\u3008", "\u232a": "\u3009"}
"""Angle brackets that are canonically equivalent to others, and pair with those too."""
_STACK_LIMIT = 63


def _both_ways(pairs: str) -> dict[str, str]:
    one_way = dict(zip(pairs[::2], pairs[1::2], strict=True))
    return one_way | {right: left for left, right in one_way.items()}


MIRROR: Mapping[int, str] = {
    ord(character): other for character, other in _both_ways(_PAIRED + _MIRRORED).items()
}
"""For ``str.translate``: what a character is drawn as in right-to-left text (rule L4)."""

_OPENING = {
    left: _CANONICAL.get(right, right) for left, right in zip(_PAIRED[::2], _PAIRED[1::2], strict=True)
}
_CLOSING = frozenset(_PAIRED[1::2])


def mirrored(text: str) -> str:
    """Return the text with every character that has one as its mirror image."""
    return text.translate(MIRROR)


def bracket_pairs(characters: Sequence[str], positions: Sequence[int]) -> list[tuple[int, int]]:
    """Return the bracket pairs (BD16) among the given positions, in the order of their opening brackets.

    ``positions`` must be ascending. Deeper than 63 open brackets nothing is paired, as the standard has it.
    """
    pairs: list[tuple[int, int]] = []
    awaited: list[tuple[str, int]] = []
    for position in positions:
        character = characters[position]
        if character in _OPENING:
            if len(awaited) == _STACK_LIMIT:
                return []
            awaited.append((_OPENING[character], position))
        elif character in _CLOSING:
            closing = _CANONICAL.get(character, character)
            for depth in range(len(awaited) - 1, -1, -1):
                if awaited[depth][0] == closing:
                    pairs.append((awaited[depth][1], position))
                    del awaited[depth:]
                    break
    return sorted(pairs)
