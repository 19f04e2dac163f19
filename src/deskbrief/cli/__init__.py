"""The command line: reads what was asked, calls the core, keeps data (stdout) apart from talk (stderr)."""
