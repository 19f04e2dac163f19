"""Lines that are a date, and nothing else."""

from __future__ import annotations

import re

from deskbrief.clean.units import Unit, folded_pattern

_MONTHS = (
    "يناير|فبراير|مارس|أبريل|إبريل|نيسان|مايو|أيار|يونيو|يونيه|حزيران|يوليو|يوليه|تموز|أغسطس|آب|سبتمبر|أيلول|أكتوبر|نوفمبر"
    "|ديسمبر|كانون الثاني|كانون الأول|كانون ثاني|كانون أول|تشرين الأول|تشرين الثاني|تشرين أول|تشرين ثاني|شباط|آذار|جانفي|فيفري"
    "|أفريل|ماي|جوان|جويلية|أوت|شتنبر|نونبر|دجنبر|غشت|محرم|صفر|ربيع الأول|ربيع الآخر|ربيع الثاني|جمادى الأولى|جمادى الآخرة"
    "|رجب|شعبان|رمضان|شوال|ذو القعدة|ذي القعدة|ذو الحجة|ذي الحجة"
    "|january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_DAYS = (
    "الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت"
    "|sunday|monday|tuesday|wednesday|thursday|friday|saturday|sun|mon|tue|wed|thu|fri|sat"
)
_BESIDES = (
    "نشر في|نشرت في|تم النشر في|تم النشر|تاريخ النشر|تاريخ|نشر|آخر تحديث|تم التحديث|تحديث|كتب في|أضيف في|في|يوم|الساعة|بتوقيت غرينتش"
    "|بتوقيت جرينتش|بتوقيت مكة|بالتوقيت المحلي|غرينتش|صباحا|مساء|ظهرا|فجرا|ليلا|ص|م|هـ|الموافق|published|updated|last updated|on|at|am|pm|gmt|utc"
)


def _any(words: str) -> str:
    return "|".join(sorted(folded_pattern(words).split("|"), key=len, reverse=True))


_NUMERIC = r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})"
_TOKENS = re.compile(
    rf"(?:(?:{_NUMERIC}|\d{{1,2}}:\d{{2}}(?::\d{{2}})?|\d{{1,4}}|(?:{_any('|'.join((_MONTHS, _DAYS, _BESIDES)))})(?![^\W\d_]))[^\w]*+)++"
)
_TELLING = re.compile(rf"{_NUMERIC}|(?<![^\W\d_])(?:{_any(_MONTHS + '|' + _DAYS)})(?![^\W\d_])")
_AGO = re.compile(
    folded_pattern(
        r"(?:نشر |قبل |منذ )+(?:\d+ )?(?:ثوان|ثانية|دقيقة|دقائق|دقيقتين|ساعة|ساعات|ساعتين|يوم|يومين|أيام|أسبوع|أسبوعين|أسابيع|شهر|شهرين|أشهر)(?: واحدة| واحد)?"
        r"|\d+ (?:minutes?|hours?|days?|weeks?) ago"
    )
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}t[\d:.]+(?:z|[+-]\d{2}:?\d{2})?")
_LONGEST = 90


def is_date(unit: Unit) -> bool:
    """Tell whether a whole line says when, e.g. ``الأحد 23 فبراير 2025 - 14:30`` or ``منذ 3 ساعات``."""
    if len(unit.text) > _LONGEST:
        return False
    key = unit.key
    if _AGO.fullmatch(key) or _ISO.fullmatch(key):
        return True
    return (
        _TOKENS.fullmatch(key) is not None and _TELLING.search(key) is not None and any(map(str.isdigit, key))
    )
