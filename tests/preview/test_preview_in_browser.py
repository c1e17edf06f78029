"""The preview as a reader uses it, in Chromium: filters, keys, pairs of terms, narrow and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from tests.conftest import judge

_OPTIONS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
_PHONE, _DESKTOP = (360, 740), (1280, 900)


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    """A Chromium without a window."""
    options = webdriver.ChromeOptions()
    options.binary_location = judge("chromium")
    for option in _OPTIONS:
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options, webdriver.ChromeService(judge("chromedriver")))
    yield driver
    driver.quit()


@pytest.fixture
def page(browser: webdriver.Chrome, made_once: Path) -> Iterator[Page]:
    """The article's page; whatever a test does on it, the console stays without an error."""
    opened = Page(browser, made_once)
    opened.open("review.en-fr.html")
    yield opened
    assert browser.get_log("browser") == []


class Page:
    """What a reader sees and does."""

    def __init__(self, browser: webdriver.Chrome, site: Path) -> None:
        self.browser = browser
        self._site = site
        self.screen(*_DESKTOP)

    def screen(self, width: int, height: int) -> None:
        """A window, or a telephone, so many CSS pixels wide and high."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def open(self, name: str) -> None:
        """Go to a page of the site, from a blank one: a fragment alone would load nothing."""
        self.browser.get("about:blank")
        self.browser.get(
            f"{(self._site / name.partition('#')[0]).as_uri()}#{name.partition('#')[2]}"
        )

    def one(self, selector: str) -> WebElement:
        """The first element that a CSS selector finds."""
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def shown(self) -> list[str]:
        """The sources of the sentences that can be seen."""
        found = self.browser.find_elements(By.CSS_SELECTOR, "tr.unit td:first-of-type .sentence")
        return [each.text.split()[0] for each in found if each.is_displayed()]

    def press(self, keys: str) -> None:
        """Type on the page."""
        ActionChains(self.browser).send_keys(keys).perform()

    def here(self) -> str:
        """The id of the sentence that has the focus; empty where none has."""
        return str(self.browser.execute_script("return document.activeElement.id"))

    def script(self, code: str) -> object:
        """What JavaScript says."""
        return self.browser.execute_script(f"return {code}")


ALL = ["The", "The", "Growth", "What", "Districts", "Nobody", "Nobody"]
FILTERED = {
    "unreviewed": ["The", "What", "Districts", "Nobody", "Nobody"],
    "errors": ["Growth"],
    "memory": ["The"],
    "machine": ["What"],
    "notes": ["What"],
}


@pytest.mark.parametrize("name", FILTERED)
def test_a_filter_shows_its_sentences_and_says_how_many(page: Page, name: str) -> None:
    assert page.shown() == ALL
    page.one(f"[data-filter={name}]").click()
    assert page.shown() == FILTERED[name]
    assert page.one("#shown").text == f"{len(FILTERED[name])} of 7 sentences shown"
    assert page.one(f"[data-filter={name}]").get_attribute("aria-pressed") == "true"
    assert page.one("[data-filter=all]").get_attribute("aria-pressed") == "false"
    page.one("[data-filter=all]").click()
    assert page.shown() == ALL


def test_a_filter_without_sentences_says_so(page: Page) -> None:
    page.one("[data-filter=terms]").click()
    assert page.shown() == []
    assert page.one("#nothing").is_displayed()


def test_an_address_may_name_a_filter_or_a_sentence(page: Page) -> None:
    page.open("review.en-fr.html#memory")
    assert page.shown() == FILTERED["memory"]
    page.open("review.en-fr.html#s5")
    assert (page.here(), page.shown()) == ("s5", ALL)


def test_letters_move_and_filter(page: Page) -> None:
    page.press("jj")
    assert page.here() == "s2"
    page.press("n")
    assert page.here() == "s3"
    page.press("k")
    assert page.here() == "s2"
    page.press("u")
    assert page.shown() == FILTERED["unreviewed"]
    page.press("j")
    assert page.here() == "s4"


def test_the_help_tells_the_keys_and_turns_them_off(page: Page) -> None:
    page.press("?")
    dialog = page.one("dialog")
    assert dialog.is_displayed()
    page.one("#letters").click()
    page.press(Keys.ESCAPE)
    assert not dialog.is_displayed()
    page.press("m")
    assert page.shown() == ALL


def test_a_term_under_the_pointer_shows_its_counterpart(page: Page) -> None:
    source = page.one("#s1 td:nth-of-type(1) .term")
    ActionChains(page.browser).move_to_element(source).perform()
    twins = page.browser.find_elements(By.CSS_SELECTOR, ".twin")
    assert [each.text for each in twins] == ["Politburo", "Bureau politique"]
    ActionChains(page.browser).move_to_element(page.one("h1")).perform()
    assert page.browser.find_elements(By.CSS_SELECTOR, ".twin") == []


def test_a_sentence_under_the_pointer_is_lit_in_both_languages(page: Page) -> None:
    colours = (
        "[...document.querySelectorAll('#s3 td')].map(td => getComputedStyle(td).backgroundColor)"
    )
    before = page.script(colours)
    ActionChains(page.browser).move_to_element(page.one("#s3 td p")).perform()
    lit = page.script(colours)
    assert isinstance(lit, list)
    assert lit != before
    assert lit[0] == lit[1]


def test_the_link_of_a_sentence_opens_its_line_of_the_po_file(page: Page) -> None:
    page.one("#s3 a.po").click()
    number = page.browser.current_url.rpartition("#")[2]
    line = page.one(f"li#{number}")
    assert line.text.startswith("#")
    assert page.script("document.querySelector('li:target').id") == number
    inside = "(box => box.top >= 0 && box.bottom <= innerHeight)(document.querySelector('li:target').getBoundingClientRect())"
    assert page.script(inside)


def test_the_index_finds_articles_with_and_without_accents(page: Page) -> None:
    page.open("index.html")
    row = page.one("table.articles tbody")
    page.one("#find").send_keys("pólitburo rev")
    assert row.is_displayed()
    page.one("#find").send_keys("zzz")
    assert not row.is_displayed()
    assert page.one("#shown").text == "0 of 1 shown"
    page.one("#find").clear()
    page.one("#flawed").click()
    assert row.is_displayed()


@pytest.mark.parametrize("name", ["index.html", "review.en-fr.html", "review.en-fr.po.html"])
def test_a_telephone_shows_all_without_scrolling_sideways(page: Page, name: str) -> None:
    page.screen(*_PHONE)
    page.open(name)
    assert page.script("document.documentElement.scrollWidth") == _PHONE[0]
    if name.startswith("review.en-fr.html"):
        assert page.shown() == ALL
        cells = (
            "[...document.querySelectorAll('#s3 td')].map(td => td.getBoundingClientRect().left)"
        )
        lefts = page.script(cells)
        assert isinstance(lefts, list)
        assert lefts[0] == lefts[1]


@pytest.mark.parametrize("width", [320, 375, 700])
def test_a_filter_on_a_telephone_leaves_room_for_the_text(page: Page, width: int) -> None:
    page.screen(width, 740)
    page.open("review.en-fr.html#errors")
    assert page.one("#shown").text == "1 of 7 sentences shown"
    height = page.script("document.querySelector('.tools').offsetHeight")
    assert isinstance(height, int)
    assert height < 80


def test_a_sentence_in_the_address_is_shown_whatever_the_filter(page: Page) -> None:
    page.open("review.en-fr.html#memory")
    page.browser.execute_script("location.hash = '#s5'")
    WebDriverWait(page.browser, 5).until(lambda _: page.here() == "s5")
    assert page.shown() == ALL


_CONTRAST = """
(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = (colour) => rgb(colour).slice(0, 3).map((part) => part / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = getComputedStyle(each).backgroundColor;
      if (rgb(colour)[3] === 255) return colour;
    }
    return "white";
  };
  let least = 21;
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.checkVisibility()) continue;
    const [one, two] = [light(getComputedStyle(element).color), light(ground(element))];
    least = Math.min(least, (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05));
  }
  return least;
})()
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index.html", "review.en-fr.html", "review.en-fr.po.html"])
def test_all_text_stands_out_from_its_ground(page: Page, scheme: str, name: str) -> None:
    """WCAG 2.2, 1.4.3: a contrast of 4.5 to 1."""
    feature = {"name": "prefers-color-scheme", "value": scheme}
    page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    page.open(name)
    ground = page.script("getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(255, 255, 255)") == (scheme == "light")
    contrast = page.script(_CONTRAST.strip())
    assert isinstance(contrast, float)
    assert contrast >= 4.5


def test_a_screen_reader_meets_heads_names_and_languages(page: Page) -> None:
    """What the browser tells assistive programs (its accessibility tree)."""
    tree = page.browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    told = {
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in tree
        if not node.get("ignored")
    }
    for wanted in (
        ("columnheader", "English"),
        ("columnheader", "Français"),
        ("toolbar", "Show sentences"),
        ("button", "errors " + page.one("[data-filter=errors] span").text),
        ("image", "2 of 6 reviewed, 3 drafts, 1 untranslated"),
        ("table", "The text sentence by sentence"),
        ("rowheader", "2 sentence 4"),
        ("link", "To the text"),
    ):
        assert wanted in told
    unnamed = [role for role, name in told if role in ("link", "button", "image") and not name]
    assert unnamed == []
    languages = "[...document.querySelectorAll('#s3 td')].map(td => td.lang).join()"
    assert page.script(languages) == "en,fr"
