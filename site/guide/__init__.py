"""The site: a Flask application that shows what `content/` says and `routing/` decides."""
