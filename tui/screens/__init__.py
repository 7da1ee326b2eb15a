"""The screens, one file for each job."""
