import { headHas, latin1, startsWith } from './bytes';
import { namesInZip } from './container';
import { refuse, type Refusal } from './format';
import { isOle, openOle } from './ole';

/** Files that are no reports, told by their first bytes: [bytes, offset, message code, name of the format]. */
const magic: readonly (readonly [string, number, string, string])[] = [
  ['\x89PNG', 0, 'foreignImage', 'PNG'],
  ['\xff\xd8\xff', 0, 'foreignImage', 'JPEG'],
  ['GIF8', 0, 'foreignImage', 'GIF'],
  ['II*\0', 0, 'foreignImage', 'TIFF'],
  ['MM\0*', 0, 'foreignImage', 'TIFF'],
  ['WEBP', 8, 'foreignImage', 'WebP'],
  ['ftyphei', 4, 'foreignImage', 'HEIC'],
  ['Rar!', 0, 'foreignArchive', 'RAR'],
  ['7z\xbc\xaf\x27\x1c', 0, 'foreignArchive', '7-Zip'],
  ['\x1f\x8b', 0, 'foreignArchive', 'gzip'],
  ['ustar', 257, 'foreignArchive', 'tar'],
  ['BZh', 0, 'foreignArchive', 'bzip2'],
  ['\xfd7zXZ', 0, 'foreignArchive', 'xz'],
  ['\x7fELF', 0, 'foreignProgram', 'ELF'],
  ['SQLite format 3', 0, 'foreignProgram', 'SQLite'],
  ['ID3', 0, 'foreignMedia', 'MP3'],
  ['ftyp', 4, 'foreignMedia', 'MP4'],
  ['RIFF', 0, 'foreignMedia', 'RIFF'],
  ['CAJ', 0, 'foreignDocument', 'CAJ'],
  ['HN', 0, 'foreignDocument', 'CAJ'],
  ['Founder CEB', 0, 'foreignDocument', 'CEB'],
  ['AT&TFORM', 0, 'foreignDocument', 'DjVu'],
  ['%!PS', 0, 'foreignDocument', 'PostScript'],
];

/** What the names inside a compound file or a zip give away. */
const inside: readonly (readonly [RegExp, string, string])[] = [
  [/^(Workbook|Book)$/, 'foreignSpreadsheet', 'Excel / WPS (.xls, .et)'],
  [/^PowerPoint Document$/, 'foreignSlides', 'PowerPoint / WPS (.ppt, .dps)'],
  [/^(EncryptedPackage|EncryptionInfo)$/, 'lockedWord', 'Office'],
  [/^VisioDocument$/, 'foreignDocument', 'Visio'],
  [/^__properties_version1\.0$/, 'foreignDocument', 'Outlook (.msg)'],
  [/^xl\/(workbook|worksheets)/, 'foreignSpreadsheet', 'Excel (.xlsx)'],
  [/^ppt\/(presentation|slides)/, 'foreignSlides', 'PowerPoint (.pptx)'],
  [/^META-INF\/container\.xml$/, 'foreignDocument', 'EPUB'],
  [/^(FixedDocSeq\.fdseq|FixedDocumentSequence\.fdseq)$/i, 'foreignDocument', 'XPS'],
  [/^AndroidManifest\.xml$/, 'foreignProgram', 'APK'],
  [/^Index\/Document\.iwa$/, 'foreignDocument', 'Pages'],
  // A package without its main part.
  [/^(\[Content_Types\]\.xml|_rels\/\.rels)$/, 'damaged', 'Office'],
];

const byNames = (names: readonly string[]): Refusal | null => {
  const hit = inside.find(([pattern]) => names.some((name) => pattern.test(name)));
  return hit ? refuse(hit[1], { format: hit[2] }) : null;
};

/** The refusal for a file that is plainly something else than a report, or null. */
export function foreign(bytes: Uint8Array): Refusal | null {
  if (isOle(bytes)) {
    const ole = openOle(bytes);
    if (!ole) return refuse('damaged', { format: 'OLE' });
    return byNames(ole.names) ?? refuse('foreignDocument', { format: 'OLE' });
  }
  if (startsWith(bytes, 'PK\x03\x04')) {
    const kind =
      /mimetypeapplication\/vnd\.oasis\.opendocument\.(spreadsheet|presentation|graphics)/.exec(
        latin1(bytes, 30, 130),
      );
    if (kind)
      return refuse(kind[1] === 'spreadsheet' ? 'foreignSpreadsheet' : 'foreignSlides', {
        format: 'OpenDocument',
      });
    return byNames(namesInZip(bytes));
  }
  const head = bytes.subarray(0, 2000);
  if (
    headHas(head, '<', 2000) &&
    /<\?mso-application|<pkg:package|<w:wordDocument|<uof:UOF/.test(latin1(head))
  )
    return refuse('foreignXml');
  // Two letters alone prove little: BM and MZ count only with what must follow them.
  if (startsWith(head, 'BM') && startsWith(head, '\0\0\0\0', 6))
    return refuse('foreignImage', { format: 'BMP' });
  if (startsWith(head, 'MZ') && head.includes(0))
    return refuse('foreignProgram', { format: 'Windows' });
  const hit = magic.find(([bytesOfIt, at]) => startsWith(head, bytesOfIt, at));
  return hit && (hit[0].length > 2 || head.includes(0)) ? refuse(hit[2], { format: hit[3] }) : null;
}
