"""What makes a Word file a good one, looked at without Word: a checklist of points.

    from workflow.exports.verification.checklist import verified
    report = verified(data, path)       # raises ExportError for what is no Word file

Every point that needs the file alone is here; what needs the desk it came from, and LibreOffice,
is added by `workflow.batch.products.verifying`.
"""
