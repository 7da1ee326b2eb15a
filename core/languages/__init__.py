"""The program's words in other languages than English, one TOML file each."""
