"""Letters of the code pages used before Unicode, as they stand where a file was read as Latin-1 (TCVN 5712, VNI)."""

_TCVN3_RUNS = (
    (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"),
    (0xB5, "àảãáạ"),
    (0xBB, "ằẳẵắ"),
    (0xC6, "ặầẩẫấậè"),
    (0xCE, "ẻẽéẹềểễếệìỉ"),
    (0xDC, "ĩíịò"),
    (0xE1, "ỏõóọồổỗốộờởỡớợù"),
    (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
)
TCVN3 = {first + place: letter for first, letters in _TCVN3_RUNS for place, letter in enumerate(letters)}
"""Code → letter; capitals with a tone exist only as the look of another font."""

# Extractors give these for the codes AD and B5; fonts marked as symbols have all codes at F000 and above.
TCVN3_READ = TCVN3 | {0x2212: "ư", 0x3BC: "à"} | {0xF000 + code: letter for code, letter in TCVN3.items()}


_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_MARKED = {
    "aùøûõï": "áàảãạ",
    "eùøûõï": "éèẻẽẹ",
    "oùøûõï": "óòỏõọ",
    "uùøûõï": "úùủũụ",
    "yùøûõ": "ýỳỷỹ",
    "ôùøûõï": "ớờởỡợ",
    "öùøûõï": "ứừửữự",
    "aâáàåãä": "âấầẩẫậ",
    "eâáàåãä": "êếềểễệ",
    "oâáàåãä": "ôốồổỗộ",
    "aêéèúüë": "ăắằẳẵặ",
}
_VNI_SMALL = _VNI_ALONE | {
    written[0] + mark: letter
    for written, letters in _VNI_MARKED.items()
    for mark, letter in zip(written[1:], letters, strict=True)
}
VNI = _VNI_SMALL | {
    capital + mark: letter.upper()
    for pair, letter in _VNI_SMALL.items()
    for capital in (pair[0].upper(),)
    for mark in {pair[1:], pair[1:].upper()}
}
"""Letter, or letter and mark, → letter; after a capital the mark is written large or small."""

# The letters of Windows-1258 that another letter of Windows-1252 has the place of; the tones stand behind vowels.
CP1258_AS_1252 = str.maketrans("ÃãÐðÕõÝýÌÒÞìò", "ĂăĐđƠơƯư\u0300\u0309\u0303\u0301\u0323")
