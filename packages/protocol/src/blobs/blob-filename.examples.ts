import { filenameFromHeader, filenameFromStored, filenameToHeader, filenameToText } from "@stepflow/protocol";

// #region filenameToHeader
filenameToHeader("report.pdf"); // "report.pdf"
filenameToHeader(" draft.pdf"); // "UTF-8''%20draft.pdf"
// #endregion

// #region filenameToText
filenameToText("Größe.pdf"); // "Größe.pdf"
// #endregion

// #region filenameFromStored
filenameFromStored("UTF-8''%20draft.pdf"); // " draft.pdf"
// #endregion

// #region filenameFromHeader
filenameFromHeader('attachment; filename="report.pdf"'); // "report.pdf"
// #endregion
