"""Reads a number and returns it as the list of a document prints it."""

from __future__ import annotations


def format_number(number: int, style: str) -> str:
    """A number in a list style: 4 is "4", "d", "D", "iv", "IV", "04" or "4th".

    ``style`` as Word names it (decimal, lowerLetter, upperRoman, decimalZero, ordinal, …); one
    that is not known here gives plain digits.
    """
    if style in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if style == "upperLetter" else letter
    if style in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman.upper() if style == "upperRoman" else roman
    if style == "decimalZero":
        return f"{number:02}"
    if style == "ordinal":
        ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}th" if number % 100 in (11, 12, 13) else f"{number}{ending}"
    return str(number)


def _roman(number: int) -> str:
    values = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    letters = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")
    text = ""
    for value, letter in zip(values, letters, strict=True):
        text += letter * (number // value)
        number %= value
    return text
