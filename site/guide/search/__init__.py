"""Search in the words people have: Whoosh indexes the pages, the frozen site carries the result.

``words`` and ``lexicon`` take words apart; ``language`` reads ``content/<lang>/synonyms.toml``;
``plan`` turns a query into weighted terms; ``index`` and ``rank`` are Whoosh; ``export`` and
``delivery`` make the file that ``static/js/search.js`` searches. ``everyday`` lists the words from
A to Z. Why so: ``docs/decisions/0005-search.md``.
"""
