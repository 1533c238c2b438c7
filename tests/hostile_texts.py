"""Texts that are hard to set: long words, many scripts, marks upon marks."""

from __future__ import annotations

from typing import Any

from argmap.model import ArgumentMap

TEXTS = {
    "long": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft, "
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW and https://example.org/one/two/three?four=five&six=seven#eight",
    "narrow": "Illicit filling: fjällfiffil, fi fl ffi, “quoted” — AVAVAV To Ty Wa 1,234.56 €",
    "chinese": "图书馆应该保持开放吧，因为用的人多，而且每年都有更多的读者来到这里学习和阅读书籍。",
    "japanese": "図書館は開いているべきだ。カタカナ・ひらがなも、ｶﾀｶﾅも。",
    "korean": "도서관은 계속 열려 있어야 한다고 많은 사람들이 생각한다.",
    "arabic": "يجب على البلدة أن تبقي مكتبتها مفتوحة لأن عدد القراء يزداد كل عام 2026.",
    "hebrew": "העיירה צריכה לשמור על הספרייה שלה פתוחה (library) כל השנה.",
    "armenian": "Քաղաքը պետք է պահպանի իր գրադարանը, քանի որ ընթերցողների թիվն աճում է։",
    "cyrillic": "Город должен сохранить свою библиотеку, потому что читателей становится больше.",
    "greek": "Η πόλη πρέπει να κρατήσει τη βιβλιοθήκη της ανοιχτή, ᾧ ἄνθρωπε.",
    "vietnamese": "Thị trấn nên giữ thư viện mở cửa vì người đọc ngày càng nhiều.",
    "georgian": "ქალაქმა უნდა შეინარჩუნოს თავისი ბიბლიოთეკა.",
    "emoji": "Readers 👩‍👩‍👧‍👦 love 📚📖 and 🇦🇲🇩🇪, 👍🏽 agree ☺️ 😀😃😄😁😆😅🤣😂🙂🙃😉😊😇🥰😍🤩",
    "marks": "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘, e\u0301te\u0301 o\u0308 and á̂̃ upon every letter of the text",
    "thai": "เมืองควรรักษาห้องสมุดไว้เพราะมีผู้อ่านเพิ่มขึ้นทุกปีและเป็นที่เรียนรู้",
    "hindi": "शहर को अपना पुस्तकालय खुला रखना चाहिए क्योंकि पाठक बढ़ रहे हैं।",
    "tamil": "நகரம் தனது நூலகத்தைத் திறந்து வைத்திருக்க வேண்டும்.",
    "ethiopic": "ከተማዋ ቤተ መጻሕፍቷን ክፍት ማድረግ አለባት።",
    "signs": "∀x∈ℝ: ⌈x⌉ = −⌊−x⌋ ⇒ ½ ≤ ¾; 𝒜𝓑𝔠 ⟨a|b⟩ ≈ ∑ᵢ aᵢ → ☑ ✓ ★ ■",
    "mixed": "Mixed עברית and العربية with English, 中文 and ไทย in one claim.",
    "rare": "𓀀𓁐 𐍈 𝄞 \ufdfd \u2e3b ﷺ",
}


def hostile_map() -> ArgumentMap:
    """Return a map with each text as claim, title, voice, group, caption and heading, upright, italic and bold."""
    claims: dict[str, Any] = {}
    arguments: list[dict[str, Any]] = []
    groups: dict[str, Any] = {}
    for name, text in TEXTS.items():
        groups[name] = {"title": text[:25].strip()}
        claims[name] = {"text": text, "group": name}
        claims[f"{name}-unsaid"] = {
            "text": text,
            "implicit": True,
            "title": text[:40],
            "voice": text[:20],
            "group": name,
        }
        arguments.append({"premises": [f"{name}-unsaid"], "conclusion": name, "voice": text[:25], "implicit": True})
        arguments.append({"premises": [name, "end"], "conclusion": f"{name}-end"})
        claims[f"{name}-end"] = text
    claims["end"] = "An end."
    title = " ".join((TEXTS["chinese"], TEXTS["armenian"], TEXTS["thai"]))
    return ArgumentMap.model_validate({
        "argmap": 1, "title": title, "author": [text[:20] for text in TEXTS.values()], "groups": groups,
        "claims": claims, "arguments": arguments, "main": [f"{name}-end" for name in TEXTS],
    })  # fmt: skip
