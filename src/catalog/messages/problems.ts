import { defineWords } from './words';

/**
 * Sentences of problems: what we could not do. Each says what happened, what is safe, and what to do.
 * One entry per code, in whatever stage it arises; the tests collect the codes from the source.
 */
export const problemWords = defineWords(
  {
    // Before the file is looked into.
    empty: '文件是空的，没有可读取的内容。未写入报告库。请检查原文件是否下载完整。',
    tooLarge:
      '文件超过 {limit} MB，没有读取。其他文件不受影响。请拆分后再导入，或另存为不带图片的文件。',
    textTooLarge:
      '文件中的文字超过 {limit} MB，不像一份报告，没有读取。其他文件不受影响。请确认文件，或拆分后再导入。',
    binary: '文件内容不是文字，无法读取。其他文件不受影响。请确认文件类型，或换一种编码重试。',
    fileVanished:
      '读取时找不到这个文件，可能已被移动、改名或没有权限。报告库没有变化。请重新选择文件。',
    workerDied:
      '读取这个文件的进程意外停止，可能是内存不足。其他文件和已存的数据不受影响。请关闭其他页面后重试。',
    tookTooLong:
      '读取用时过长，已停止。其他文件和已存的数据不受影响。请重试，或另存为其他格式后再导入。',
    engineFailed:
      '读取时程序出错（{message}），没有得到结果。其他文件和已存的数据不受影响。请另存为其他格式后重试，并把错误告诉我们。',
    quotaExceeded:
      '浏览器的存储空间已满，这份报告没有存入。已存的数据没有变化。请导出备份并清理后重试。',
    storeFailed: '写入报告库时出错（{message}），这份报告没有存入。已存的数据没有变化。请重试。',

    // Whole files that cannot be read.
    damaged:
      '{format} 文件已损坏或不完整，读不出文字。原文件未作改动。请重新下载，或用原来的程序打开后另存一份。',
    noText:
      '在 {format} 文件中未找到文字。原文件未作改动。如果内容是图片，请先用文字识别软件转成文字。',
    noTextLayer:
      '{format} 文件没有文字层（第 {pages} 页），可能是扫描件。原文件未作改动。请用原始电子稿，或先用文字识别软件转成文字。',
    garbledPdf:
      'PDF 文件中的字体没有文字对照，取出的是乱码，没有采用。原文件未作改动。请用 Word 原稿，或先用文字识别软件转成文字。',
    lockedPdf: 'PDF 文件有打开密码，无法读取。密码和文件都未作改动。请解除密码后再导入。',
    lockedWord:
      '文档有打开密码，无法读取。密码和文件都未作改动。请在 Word 或 WPS 中取消密码，另存后再导入。',
    oldWord:
      '文档由 Word 95 或更早版本快速保存，无法可靠读取。原文件未作改动。请用 Word 或 WPS 打开后另存为 docx。',
    foreignSpreadsheet:
      '这是电子表格（{format}），不是报告文本，没有读取。其他文件不受影响。请导入报告的文字稿。',
    foreignSlides:
      '这是演示文稿或图形文件（{format}），不是报告文本，没有读取。其他文件不受影响。请导入报告的文字稿。',
    foreignImage:
      '这是图片（{format}），其中没有可读取的文字。其他文件不受影响。请导入电子稿，或先用文字识别软件转成文字。',
    foreignProgram:
      '这是程序或数据文件（{format}），没有打开。其他文件不受影响。请确认是否选错了文件。',
    foreignArchive:
      '这是 {format} 压缩文件，只支持 zip。其他文件不受影响。请解压后导入其中的文件，或改存为 zip。',
    foreignDocument:
      '暂不支持 {format} 格式，没有读取。原文件未作改动。请另存为 docx、PDF 或网页后再导入。',
    foreignMedia:
      '这是音频或视频（{format}），没有可读取的文字。其他文件不受影响。请导入报告的文字稿。',
    foreignXml:
      '这是 XML 格式的文档，暂不支持。原文件未作改动。请用 Word 或 WPS 打开后另存为 docx。',
    notADocument: '这是压缩包或数据包，不能当作单个报告读取。文件未作改动。请从“导入”处打开。',

    // Read, but not in full.
    truncated:
      '文件不完整，只读到了前面的部分。读到的内容可以使用，后面的内容未读取。请用完整的文件重新导入。',
    trackedChanges:
      '文档带有修订记录（{count} 处删除），已按“接受修订”读取。删除的文字没有计入，原文件未作改动。请核对是否为定稿。',
    automaticNumbers:
      '文档的自动编号未能全部读出，标题序号可能未显示。正文和数字不受影响。请核对层级，或另存为 docx 再导入。',
    deletionsUnknown:
      '旧版 Word 文档无法区分已删除的修订文字，读到的文字可能含有它们。原文件未作改动。请接受全部修订后另存为 docx 再导入。',
    pagesWithoutText:
      '第 {pages} 页没有文字层，可能是扫描图片或空白页。其他页已读取。请核对这些页是否有内容。',
    pagesUnreadable: '第 {pages} 页已损坏，未能读出。其他页已读取。请用完整的文件重新导入。',
    tooManyPages:
      '文件超过 {limit} 页，只读取了前 {limit} 页。读到的内容可以使用。请拆分后导入其余部分。',

    // Archives.
    archiveEmpty: '压缩包里没有可读取的文件。文件未作改动。请确认压缩包的内容。',
    archiveDamaged: '压缩包不完整，只能取出其中一部分文件。取出的文件可以使用。请重新下载压缩包。',
    archiveTooMany:
      '压缩包里的文件超过 {limit} 个，没有打开。其他文件不受影响。请分成几个压缩包再导入。',
    archiveTooDeep: '压缩包嵌套超过 {limit} 层，没有继续打开。外层的文件不受影响。请解压后再导入。',
    archiveTooLarge:
      '压缩包解开后太大，有 {count} 个文件没有取出：{names}。已取出的文件不受影响。请分批导入。',
    archiveBomb:
      '压缩包里有 {count} 个文件的压缩比异常，可能是恶意文件，没有解开：{names}。其他文件不受影响。请删除这些文件。',
    archiveFileLocked:
      '压缩包里有 {count} 个加密文件没有取出：{names}。其他文件不受影响。请用密码解压后再导入。',
    archiveFileDamaged:
      '压缩包里有 {count} 个文件已损坏，没有取出：{names}。其他文件不受影响。请重新下载压缩包。',
    archiveFileCut:
      '压缩包里有 {count} 个文件不完整：{names}。取出的部分照常读取，其他文件不受影响。请重新下载压缩包。',
    lockedArchive: '压缩包有密码，无法打开。密码和文件都未作改动。请用密码解压后再导入其中的文件。',

    // Bundles.
    bundleNotJson:
      '文件不是有效的 JSON，不能作为数据包导入。报告库没有变化。请选择由本程序导出的数据包。',
    notABundle: '文件不是本程序的数据包，不能导入。报告库没有变化。请选择由本程序导出的数据包。',
    bundleNewer:
      '数据包由较新的版本写出（格式 {version}，本程序支持到 {ours}），没有导入。报告库没有变化。请先更新本程序。',
    bundleCut:
      '数据包不完整，像是没有下载或复制完，没有导入。报告库没有变化。请重新取得完整的文件。',
    bundleRecordTooLarge:
      '数据包里有一条记录过大，没有导入。报告库没有变化。请让对方不带原文件重新导出。',
    bundleBroken:
      '数据包里有 {count} 条以上的记录不能识别，没有导入。报告库没有变化。请选择由本程序导出的数据包。',
    bundleTooMany:
      '数据包里的核对结果超过 {limit} 条，没有导入。报告库没有变化。请分几次导出、导入。',
    bundleOnCommandLine: '这是数据包，命令行不读取数据包。文件未作改动。请在页面的“数据”处导入。',
  },
  {
    empty:
      'The file is empty; there is nothing to read. Nothing was stored. Check that the download was complete.',
    tooLarge:
      'The file is larger than {limit} MB and was not read. Other files are not affected. Split it, or save it without pictures.',
    textTooLarge:
      'The text in this file is larger than {limit} MB, which no report is; it was not read. Other files are not affected. Check the file, or split it.',
    binary:
      'The content of the file is not text and cannot be read. Other files are not affected. Check the type of the file, or try another encoding.',
    fileVanished:
      'The file could not be found while reading; it may have been moved, renamed or locked. The library is unchanged. Choose the file again.',
    workerDied:
      'The process that read this file stopped unexpectedly, perhaps for want of memory. Other files and stored data are not affected. Close other pages and try again.',
    tookTooLong:
      'Reading took too long and was stopped. Other files and stored data are not affected. Try again, or save the file in another format.',
    engineFailed:
      'The program failed while reading ({message}); there is no result. Other files and stored data are not affected. Save the file in another format, try again, and tell us about the error.',
    quotaExceeded:
      'The storage of the browser is full; this report was not stored. Stored data are unchanged. Export a backup, make room, and try again.',
    storeFailed:
      'Writing to the library failed ({message}); this report was not stored. Stored data are unchanged. Try again.',

    damaged:
      'The {format} file is damaged or incomplete; no text could be read. The file itself is unchanged. Download it again, or open it in its own program and save a copy.',
    noText:
      'No text was found in the {format} file. The file itself is unchanged. If it holds pictures, convert them with text recognition first.',
    noTextLayer:
      'The {format} file has no text layer (pages {pages}); it may be a scan. The file itself is unchanged. Use the original document, or convert it with text recognition first.',
    garbledPdf:
      'The fonts in this PDF do not say which characters they draw; what came out is garbage and was not used. The file itself is unchanged. Use the Word original, or convert it with text recognition first.',
    lockedPdf:
      'The PDF needs a password to be opened and cannot be read. Password and file are unchanged. Remove the password and import it again.',
    lockedWord:
      'The document needs a password to be opened and cannot be read. Password and file are unchanged. Remove the password in Word or WPS, save, and import it again.',
    oldWord:
      'The document was fast-saved by Word 95 or older and cannot be read reliably. The file itself is unchanged. Open it in Word or WPS and save it as docx.',
    foreignSpreadsheet:
      'This is a spreadsheet ({format}), not the text of a report; it was not read. Other files are not affected. Import the text of the report.',
    foreignSlides:
      'This is a presentation or a drawing ({format}), not the text of a report; it was not read. Other files are not affected. Import the text of the report.',
    foreignImage:
      'This is a picture ({format}) without text that could be read. Other files are not affected. Import the original document, or convert it with text recognition first.',
    foreignProgram:
      'This is a program or a data file ({format}); it was not opened. Other files are not affected. Check whether it is the file that you meant.',
    foreignArchive:
      'This is a {format} archive; only zip is supported. Other files are not affected. Unpack it and import its files, or save it as zip.',
    foreignDocument:
      'The format {format} is not supported; the file was not read. The file itself is unchanged. Save it as docx, PDF or a web page and import that.',
    foreignMedia:
      'This is sound or video ({format}) without text that could be read. Other files are not affected. Import the text of the report.',
    foreignXml:
      'This is a document in XML form, which is not supported. The file itself is unchanged. Open it in Word or WPS and save it as docx.',
    notADocument:
      'This is an archive or a bundle and cannot be read as one report. The file is unchanged. Open it through “Import”.',

    truncated:
      'The file is incomplete; only its first part was read. What was read can be used, the rest was not read. Import the complete file.',
    trackedChanges:
      'The document holds tracked changes ({count} {count|deletion|deletions}) and was read as accepted. Deleted words are left out; the file itself is unchanged. Check that this is the final version.',
    automaticNumbers:
      'Not all automatic numbers could be read; markers of headings may be missing. Text and figures are not affected. Check the outline, or save it as docx and import that.',
    deletionsUnknown:
      'In this old Word document deleted words cannot be told from the others; the text may contain them. The file itself is unchanged. Accept all changes, save it as docx and import that.',
    pagesWithoutText:
      'Pages {pages} have no text layer; they may be scans or blank. The other pages were read. Check whether these pages hold anything.',
    pagesUnreadable:
      'Pages {pages} are damaged and could not be read. The other pages were read. Import the complete file.',
    tooManyPages:
      'The file has more than {limit} pages; only the first {limit} were read. What was read can be used. Split the file and import the rest.',

    archiveEmpty:
      'There is no file to read in the archive. The archive is unchanged. Check what is in it.',
    archiveDamaged:
      'The archive is incomplete; only some of its files could be taken out. Those can be used. Download the archive again.',
    archiveTooMany:
      'The archive holds more than {limit} files and was not opened. Other files are not affected. Split it into several archives.',
    archiveTooDeep:
      'The archive is nested more than {limit} levels deep; the innermost was not opened. The files around it are not affected. Unpack it first.',
    archiveTooLarge:
      'The archive is too large when unpacked; {count} {count|file was|files were} left in it: {names}. Files already taken out are not affected. Import it in parts.',
    archiveBomb:
      '{count} {count|file in the archive is|files in the archive are} packed suspiciously tight, perhaps to do harm, and {count|was|were} not unpacked: {names}. Other files are not affected. Remove these files.',
    archiveFileLocked:
      '{count} {count|file in the archive is|files in the archive are} encrypted and {count|was|were} left in it: {names}. Other files are not affected. Unpack them with the password and import them.',
    archiveFileDamaged:
      '{count} {count|file in the archive is|files in the archive are} damaged and {count|was|were} left in it: {names}. Other files are not affected. Download the archive again.',
    archiveFileCut:
      '{count} {count|file in the archive is|files in the archive are} incomplete: {names}. The part that is there is read as usual, and other files are not affected. Download the archive again.',
    lockedArchive:
      'The archive has a password and cannot be opened. Password and file are unchanged. Unpack it with the password and import its files.',

    bundleNotJson:
      'The file is not valid JSON and cannot be imported as a bundle. The library is unchanged. Choose a bundle that this program exported.',
    notABundle:
      'The file is not a bundle of this program and cannot be imported. The library is unchanged. Choose a bundle that this program exported.',
    bundleNewer:
      'The bundle was written by a newer version (form {version}, this program knows up to {ours}) and was not imported. The library is unchanged. Update this program first.',
    bundleCut:
      'The bundle is incomplete, as if it had not been downloaded or copied to its end, and was not imported. The library is unchanged. Fetch the complete file.',
    bundleRecordTooLarge:
      'A record of the bundle is too large, and the bundle was not imported. The library is unchanged. Ask for an export without original files.',
    bundleBroken:
      'More than {count} records of the bundle cannot be understood, and it was not imported. The library is unchanged. Choose a bundle that this program exported.',
    bundleTooMany:
      'The bundle holds more than {limit} decisions and was not imported. The library is unchanged. Export and import in several parts.',
    bundleOnCommandLine:
      'This is a bundle, and the command line does not read bundles. The file is unchanged. Import it on the Data page.',
  },
);
