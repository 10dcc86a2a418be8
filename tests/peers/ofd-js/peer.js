// Opens OFD files with ofd.js and says what it finds: a JSON array of paths on standard input, a JSON array on standard output.
// ofd.js keeps the parts it would check of the last signature only and never compares the hash of Signature.xml; that is its answer, not ours.
global.window = global;
global.document = { currentScript: { src: '' } };
global.File = class {};
console.log = () => {};
const { readFileSync } = require('fs');
const { parseOfdDocument, digestCheck } = require('ofd.js/lib/ofd.common.js');

const open = (file) => new Promise((done) => {
  parseOfdDocument({
    ofd: Uint8Array.from(file).buffer,
    fail: () => done({ opened: false }),
    success: ([document]) => {
      const stamps = Object.values(document.stampAnnot).flat();
      done({
        opened: true,
        pages: document.pages.length,
        signatures: stamps.map(({ type, stamp }) => ({ picture: type, accepted: stamp.signedInfo.VerifyRet === true, seal: stamp.sealObj.SES_Signature.toSign.eseal.esealInfo.property.name })),
        digests: [...global.toBeChecked.values()].every((parts) => parts.length > 0 && digestCheck(parts) === true),
      });
    },
  });
});

(async () => {
  const answers = [];
  for (const path of JSON.parse(readFileSync(0, 'utf8'))) answers.push(await open(readFileSync(path)));
  process.stdout.write(JSON.stringify(answers));
})();
