"""Telephone numbers of people: stored as digits, shown in groups."""

import re

_PHONE = re.compile(r"0(?:[35789][0-9]{8}|2[0-9]{9})")
_POLICE = re.compile(r"069[0-9]{5,7}")
_BETWEEN = re.compile(r"\s*[/;,|\n]\s*|\s+(?:-|–|hoặc|và)\s+")
_SEPARATORS = re.compile(r"[\s.()-]")
_SHOWN_DIGITS = 3
_HIDDEN = "•"
_LETTERS = str.maketrans("OoQlI", "00011")
_OLD_DIGITS = 11
_OLD_COUNTRY = re.compile(r"^(?:\+|00)?84(?=1)")
_PREFIXES = {f"016{last}": f"03{last}" for last in "23456789"} | {
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078",
    "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip
_COUNTRY = re.compile(r"(?:\+|00)?84(?:0)?(?=[235789])")


def read_phone(s: str) -> str | None:
    """Return the digits of a Vietnamese number (mobile 10 digits, fixed line 11), "+84" as 0; none if it is not one.

    Nine digits without the leading zero are a mobile number whose zero a spreadsheet dropped; lines of the police
    have 8 to 10 digits behind 069.
    """
    digits = _SEPARATORS.sub("", s)
    if _PHONE.fullmatch(digits) or _POLICE.fullmatch(digits):
        return digits
    local = "0" + _COUNTRY.sub("", digits, count=1)
    return local if _PHONE.fullmatch(local) else None


def read_phones(s: str) -> tuple[str, ...]:
    """Return the digits of one number or of several divided by "/", ";", "," or a dash; nothing unless all are ones."""
    if (one := read_phone(s)) is not None:
        return (one,)
    found = [read_phone(part) for part in _BETWEEN.split(s.strip())]
    known = tuple(dict.fromkeys(digits for digits in found if digits is not None))
    return known if None not in found else ()


def meant_phone(s: str) -> str | None:
    """Return the number that a text stands for: of before 2018 with 11 digits, or with letters typed for 0 and 1.

    The mobile numbers of 11 digits got 10 in 2018 by one table; None for any other text.
    """
    digits = _SEPARATORS.sub("", s).translate(_LETTERS)
    old = _OLD_COUNTRY.sub("0", digits)
    if len(old) == _OLD_DIGITS and old[:4] in _PREFIXES:
        old = _PREFIXES[old[:4]] + old[4:]
    return read_phone(old)


def format_phone(digits: str) -> str:
    """Return the digits as "0905 123 456" (fixed lines "0258 3821 234"); other texts as they are."""
    if not _PHONE.fullmatch(digits):
        return digits
    cut = 8 if digits[1] == "2" else 7
    return f"{digits[:4]} {digits[4:cut]} {digits[cut:]}"


def masked_phone(text: str) -> str:
    """Return a number whose digits are dots but for the last three, as "•••• ••• 456"; other letters are hidden too."""
    hidden = max(len(text) - _SHOWN_DIGITS, 0)
    return "".join(_HIDDEN if char.isalnum() else char for char in text[:hidden]) + text[hidden:]


def masked_apart(first: str, second: str) -> tuple[str, str]:
    """Return two masked numbers; where their masks are the same, the digits in which they differ are told as well."""
    masks = masked_phone(first), masked_phone(second)
    if masks[0] != masks[1]:
        return masks
    told = [(a, b) if a != b else (mask, mask) for a, b, mask in zip(first, second, masks[0], strict=True)]
    return "".join(a for a, _ in told), "".join(b for _, b in told)


def is_masked(text: str) -> bool:
    """Whether a text is what a mask leaves of a number: dots and at most its last digits; one dot is a bullet."""
    front, _, end = text.strip().rpartition(_HIDDEN)
    return _HIDDEN in front and not any(char.isalnum() for char in front) and len(end.strip()) <= _SHOWN_DIGITS
