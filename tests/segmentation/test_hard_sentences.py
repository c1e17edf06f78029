"""What other splitters get wrong on Party and State news, one case after the other."""

from __future__ import annotations

import pytest

from workflow.segmentation import load_segmenter

# In each text a | stands where a sentence ends; blanks around it are not part of a sentence.
CASES = [
    pytest.param("en", "Resolution No. 11-NQ/TW was issued.| It was followed up.", id="en-no"),
    pytest.param("en", "He quoted Nos. 37-NQ/TW and 11-NQ/TW.", id="en-nos"),
    pytest.param("en", "Sen. Lt. Gen. Phan Van Giang spoke.| He left.", id="en-ranks"),
    pytest.param("en", "Lt. Gen. Phan Van Giang and Gen. Binh spoke.", id="en-lt-gen"),
    pytest.param("en", "Assoc. Prof. Dr. Le Hoa agreed.", id="en-academic"),
    pytest.param("en", "See Art. 5 and Sect. 3.| Both apply.", id="en-articles"),
    pytest.param(
        "en", "It grows more sustainably.|The Party leader said so.", id="en-missing-space"
    ),
    pytest.param("en", "The scene (Photo: SGGP)| The scene of the event.", id="en-photo-credit"),
    pytest.param("en", "It expires on Dec. 31.| A new one follows.", id="en-month"),
    pytest.param("en", "Come at 5 p.m. on Friday.", id="en-pm"),
    pytest.param("en", "They left at 5 p.m.| The hall was empty.", id="en-pm-ends"),
    pytest.param("en", "The U.S. and Viet Nam met in the U.S. Senate.", id="en-us"),
    pytest.param("en", "He lives in the U.S.| The family stayed.", id="en-us-ends"),
    pytest.param("en", '"We agree."| He left.', id="en-quote"),
    pytest.param("en", "“We agree.”| He left.", id="en-curly-quote"),
    pytest.param("en", "He left.| “We agree,” he said.", id="en-opening-quote"),
    pytest.param("en", "Up 18.3% to 1,600.5 million.", id="en-figures"),
    pytest.param("en", "J. R. R. Tolkien met Ho Chi Minh.| They spoke.", id="en-initials"),
    pytest.param("en", "Tea, rice, etc. were sold.| Rice, etc.| They left.", id="en-etc"),
    pytest.param("en", "See www.vidu.gov.vn.| Write to a.b@vidu.vn now.", id="en-addresses"),
    pytest.param("en", "Visit www.Vidu.Gov.Vn today, or Node.Js pages.", id="en-odd-addresses"),
    pytest.param("en", "1. Text of the plan.| 2. Tasks.", id="en-list"),
    pytest.param("en", "a) The ministry reports.| b) The provinces act.", id="en-lettered-list"),
    pytest.param("en", "II. Tasks of the term.", id="en-roman"),
    pytest.param("en", "Part one; part two; part three.", id="en-semicolons"),
    pytest.param("en", "Really?!| Nobody knew.| Wait...| Now go.", id="en-marks"),
    pytest.param("en", "He paused... and went on.", id="en-ellipsis-inside"),
    pytest.param("en", "First line\n|Second line", id="en-line-break"),
    pytest.param("en", "Mr.\n|Nguyen", id="en-line-break-after-abbreviation"),
    pytest.param("en", "RESOLUTION NO. 11-NQ/TW OF GEN. GIANG", id="en-capitals"),
    pytest.param("nb", "RESOLUSJON NR. 11-NQ/TW AV GEN. GIANG", id="nb-capitals"),
    pytest.param("es", "RESOLUCIÓN NO. 11-NQ/TW DEL GRAL. GIANG", id="es-capitals"),
    pytest.param("fr", "RÉSOLUTION NO. 11-NQ/TW DU GÉN. GIANG", id="fr-capitals"),
    pytest.param("fr", "La résolution n° 11 et la conclusion no. 26-KL/TW.", id="fr-numbers"),
    pytest.param("fr", "M. Dupont et Mme. Tran parlent.| Ils partent.", id="fr-titles"),
    pytest.param("fr", "Le gén. Phan Van Giang, p. ex. Hanoï.", id="fr-abbreviations"),
    pytest.param("fr", "« Venez donc ! », a-t-il dit.", id="fr-said"),
    pytest.param("fr", "« Nous partons. »| Il se tut.", id="fr-quote"),
    pytest.param("fr", "« Nous partons.\u00a0»| Il se tut.", id="fr-quote-no-break-space"),
    pytest.param("fr", "« Nous partons !\u2009»| Il se tut.", id="fr-quote-thin-space"),
    pytest.param("fr", "Il se tut.| « Nous partons », dit-il.", id="fr-opening-quote"),
    pytest.param("fr", "Que faire ?| Rien !| Il part.", id="fr-spaced-marks"),
    pytest.param("nb", "Se nr. 11-NQ/TW.| Den gjelder.", id="nb-number"),
    pytest.param("nb", "Møtet 25. august i 3. kvartal.| Det var kort.", id="nb-ordinals"),
    pytest.param("nb", "Den 13. partikongressen.| Den 13. Kongressen.", id="nb-den"),
    pytest.param("nb", "Gen. Phan Van Giang kom kl. 9.30.| Han gikk.", id="nb-clock"),
    pytest.param("nb", "Ca. 1 600 kom kl. 14.30, bl.a. Berg, f.eks. Hanoi.", id="nb-ca"),
    pytest.param("nb", "Ris, te osv.| De selges.| Ris osv. selges.", id="nb-osv"),
    pytest.param("no", "Se nr. 11-NQ/TW.| Den gjelder.", id="no-is-nb"),
    pytest.param("nn-NO", "Sjå nr. 11-NQ/TW.| Han gjeld.", id="nn-uses-nb"),
    pytest.param("vi", "TS. Nguyễn Văn A, PGS.TS. Lê Hoa họp.", id="vi-titles"),
    pytest.param("vi-VN", "Tại TP. Hồ Chí Minh.| Ông phát biểu.", id="vi-city"),
    pytest.param("vi", "Lúa, ngô, v.v. đều tốt.| Lúa, v.v.| Ngô tốt.", id="vi-etc"),
    pytest.param("vi", "Chịu trách nhiệm thi hành./.| Nơi nhận: Ban.", id="vi-end-of-text"),
    pytest.param("vi", "Đại hội XIII.| Hội nghị họp.", id="vi-roman"),
    pytest.param("es", "La Resolución n.º 11 y la N.º 12.| Siguen.", id="es-number"),
    pytest.param("es", "De EE. UU. y de las FF. AA. del país.", id="es-doubled"),
    pytest.param("es", "Volvió de EE. UU.| El ministro esperaba.", id="es-doubled-ends"),
    pytest.param("es", "El Sr. Gil y la Dra. Ruiz a las 5 p. m. del lunes.", id="es-titles"),
    pytest.param("es", "Terminó.| ¿Qué hacer?| ¡Nada!| «Bien», dijo.", id="es-inverted"),
    pytest.param("zh", "会议开始。|代表发言！？|「好。」|散会。", id="zh-stops"),
    pytest.param("de", "Er kam.| Sie ging.| J. S. Bach blieb.", id="de-initials"),
]


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_sentence_ends_are_where_the_bars_stand(language: str, marked: str) -> None:
    text = marked.replace("|", "")
    found = [text[start:end] for start, end in load_segmenter(language).split(text)]
    assert found == [sentence.strip() for sentence in marked.split("|")]
