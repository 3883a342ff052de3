"""Build, whoever hosts it: loading, caches, tasks, the folder that it writes. Knows neither MkDocs nor the theme."""
