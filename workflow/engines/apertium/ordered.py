"""English words put in the order that Apertium's rules read, behind its analyser.

`needs to clearly define` came out as `necesita a claramente definir`, `must strictly handle
violations` as `vulneraciones de mango`, `is to cut` as `es para reducir`. Here the verb goes before
its adverbs with the reading that its place tells, and what stands for a future becomes one. The
words are in `predicates.toml`. Nothing is moved across markup or punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from workflow.engines.apertium.predicates import verb_rules
from workflow.engines.languages import Pair

_ADVERB = r"\^(?:[^/$^]+ly|further|better|also)/[^$^]*<(?:adv|preadv)>[^$^]*\$"
_ADVERBS = rf"(?P<adverbs>{_ADVERB}(?: \^and/and<cnjcoo>\$ {_ADVERB})?)"
_VERB = r"(?P<surface>[^/$^]+)/(?P<readings>[^$^]*)"
_NOT = r"(?: \^not/not<adv>\$)?"
# "needs to clearly define", "should not knowingly take"
_TO = re.compile(
    rf"(?P<head>\^(?:[Tt]o/[^$^]*|[^/$^]+/[^$^]*<(?:vaux|vbmod)>[^$^]*)\${_NOT} )"
    rf"{_ADVERBS} \^{_VERB}\$"
    r"(?P<particle>(?: \^[^/$^]+/[^$^]*<prn><obj>[^$^]*\$)?)"
)
# "have resolutely and comprehensively carried out"
_AND = re.compile(
    r"(?P<head><(?:vaux|inf)>[^$^]*\$(?: \^(?![^$^]*<(?:cm|cnjsub|rel|sent)>)[^$^]*\$){0,10}"
    rf" \^and/and<cnjcoo>\$ ){_ADVERBS} \^{_VERB}\$"
    r"(?P<particle>(?: \^[^/$^]+/[^$^]*<prn><obj>[^$^]*\$)?)"
)
_HAVE = re.compile(
    rf"(?P<head>\^[^/$^]+/[^$^]*have<vbhaver>[^$^]*\${_NOT} ){_ADVERBS} \^{_VERB}\$"
    r"(?P<particle>(?: \^(?:out|up|off|down)/[^$^]*\$)?)"
)
# "The district is to cut", "Hanoi set to host a summit", "Hanoi is set to host"
_FUTURE = re.compile(
    r"(?P<head>\^(?P<noun>[^/$^]+/[^$^]*<(?:n|np)>[^$^]*|[^/$^]+/\*[^$^]*)\$ )"
    r"(?:\^(?:is|are)/[^$^]*<vbser>[^$^]*\$(?: \^set/[^$^]*\$)?|(?P<set>\^(?:set|SET)/[^$^]*\$))"
    rf" \^(?:to|TO)/to<pr>\$ \^{_VERB}\$",
)
# "452 of the 468 deputies present, or 92 percent"
# "Hanoi to host a summit"; not "Plan to build bridge"
_HEADLINE = re.compile(
    r"(?P<head>\A(?:\^[^$^]*\$ ){0,4}?\^(?:[^/$^]+/[^$^]*<np>[^$^]*|[A-Z][^/$^]*/\*[^$^]*)\$)"
    rf" \^to/to<pr>\$ \^{_VERB}\$"
)
_SURE = re.compile(
    r"<(?:vbser|vbhaver|vaux|sent)>|\^[^/$^]+/[^/$^]*<(?:past|p3)>[^/$^]*(?:/[^/$^]*<pp>)?\$"
)
_PRESENT = re.compile(
    r"(?P<head>\^[^/$^]*/[^$^]*<num>[^$^]*\$ )(?P<noun>\^(?:[^/$^]+/[^$^]*<n>[^$^]*|qzx[^$^]*)\$) "
    r"\^present/[^$^]*\$(?= ?\^(?:,/|[^/$^]+/[^$^]*<(?:past|vbser|vbhaver)>|\./))"
)
# "The judge said the defendant, a former chairman, had taken bribes"
_SAID = re.compile(
    r"(?P<head>\^(?!,)[^/$^]+/[^$^]*\$"
    r" \^(?:said|says|added|announced|confirmed|claimed)/[^$^]*\$) "
    r"(?=\^(?:the|its|his|her|their)/[^$^]*\$"
    r"(?: \^(?![^$^]*<(?:vbser|vbhaver|vaux|cm|pr|rel)>)[^$^]*\$){1,3}"
    r" ?\^,/,<cm>\$(?: ?\^(?![^$^]*<(?:vbser|vbhaver|vaux|cm|sent)>)[^$^]*\$){2,12} ?\^,/,<cm>\$"
    r" \^(?:had|has|have|was|were|is|are|will|would|must|should|could|can|may)/)"
)
# `further` is no adjective there
_OTHER_READING = re.compile(r"/[^/<$^]*<(?:adj|n|vblex|det)>[^/$^]*")
_INFINITIVE, _PARTICIPLE = "<vblex><inf>", "<vblex><pp>"


def ordered(stream: str, pair: Pair) -> str:
    """A stream behind the analyser with verbs before their adverbs.

    >>> ordered("^to/to<pr>$ ^fully/fully<adv>$ ^tap/tap<n><sg>/tap<vblex><inf>$", Pair("en", "es"))
    '^to/to<pr>$ ^tap/tap<vblex><inf>$ ^fully/fully<adv>$'
    """
    rules = verb_rules(pair.source)
    if "aims" not in rules:
        return stream
    stream = _TO.sub(lambda found: _before_adverbs(found, _INFINITIVE), stream)
    stream = _AND.sub(lambda found: _before_adverbs(found, _INFINITIVE), stream)
    stream = _HAVE.sub(lambda found: _before_adverbs(found, _PARTICIPLE), stream)
    stream = _SAID.sub(r"\g<head> ^that/that<cnjsub>$ ", stream)
    stream = _FUTURE.sub(lambda found: _future(found, rules), stream)
    stream = _HEADLINE.sub(_announced, stream)
    return _PRESENT.sub(r"\g<head>^present/present<adj>$ \g<noun>", stream)


def _kept(found: re.Match[str], tags: str) -> str:
    """The readings of a match's verb that have these tags."""
    return "/".join(one for one in found["readings"].split("/") if tags in one)


def _before_adverbs(found: re.Match[str], tags: str) -> str:
    kept = _kept(found, tags)
    if not kept:
        return found.group()
    adverbs = _OTHER_READING.sub("", found["adverbs"])
    particle = found["particle"]
    return f"{found['head']}^{found['surface']}/{kept}${particle} {adverbs}"


def _announced(found: re.Match[str]) -> str:
    """`Hanoi will host` for the headline `Hanoi to host`, where nothing else is its verb."""
    kept = _kept(found, _INFINITIVE)
    if not kept or _SURE.search(found.string):
        return found.group()
    return f"{found['head']} ^will/will<vaux><inf>$ ^{found['surface']}/{kept}$"


def _future(found: re.Match[str], rules: Mapping[str, Any]) -> str:
    """`will cut` for `is to cut`, but not of an aim, and not behind another verb.

    >>> ordered(
    ...     "^It/it<n>$ ^is/be<vbser><pri>$ ^to/to<pr>$ ^cut/cut<vblex><inf>$", Pair("en", "es")
    ... )
    '^It/it<n>$ ^will/will<vaux><inf>$ ^cut/cut<vblex><inf>$'
    """
    kept = _kept(found, _INFINITIVE)
    clause = re.split(r"<(?:sent|cnjsub|rel)>", found.string[: found.start("noun")])[-1]
    words = re.findall(r"/([^/<$^]+)<n>", f"{clause}/{found['noun']}")
    aims = any(word.lower() in rules["aims"] for word in words)
    finite = found["set"] and re.search(r"<(?:vbser|vbhaver|vaux)>", found.string)
    if not kept or aims or finite:
        return found.group()
    will = "WILL/WILL" if found["surface"].isupper() else "will/will"
    return f"{found['head']}^{will}<vaux><inf>$ ^{found['surface']}/{kept}$"
