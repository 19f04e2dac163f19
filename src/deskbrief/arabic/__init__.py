"""Arabic script as it is met in the wild: normalisation with offsets kept, script shares, folding."""

from deskbrief.arabic.normalise import Normalised, normalise, strip_tashkeel
from deskbrief.arabic.script import arabic_share, fold, has_arabic

__all__ = ["Normalised", "arabic_share", "fold", "has_arabic", "normalise", "strip_tashkeel"]
