"""What a build is made of, whoever hosts it: reading, caches, the folder it writes. Knows neither MkDocs nor the theme."""
