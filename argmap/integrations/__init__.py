"""Maps in what others publish with: notebooks, Python-Markdown and MkDocs, Sphinx, Pandoc. Adapters, no logic."""
