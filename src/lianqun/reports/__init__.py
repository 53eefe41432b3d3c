"""Reports in the form that government uses: typed answers to spreadsheets and documents."""
