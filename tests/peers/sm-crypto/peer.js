// Answers one question of the tests with sm-crypto: a JSON object on standard input, a JSON value on standard output. Bytes are hexadecimal.
const { sm2, sm3, sm4 } = require('sm-crypto');

const bytes = (hex) => [...Buffer.from(hex, 'hex')];
const answers = {
  keys: () => sm2.generateKeyPairHex(),
  sign: (q) => sm2.doSignature(bytes(q.message), q.privateKey, { hash: true, der: true, publicKey: q.publicKey }),
  verify: (q) => sm2.doVerifySignature(bytes(q.message), q.signature, q.publicKey, { hash: true, der: true }),
  encrypt: (q) => sm2.doEncrypt(bytes(q.message), q.publicKey, 1),
  decrypt: (q) => Buffer.from(sm2.doDecrypt(q.cipher, q.privateKey, 1, { output: 'array' })).toString('hex'),
  sm3: (q) => sm3(bytes(q.message)),
  hmac: (q) => sm3(bytes(q.message), { mode: 'hmac', key: q.key }),
  encryptCbc: (q) => sm4.encrypt(bytes(q.message), q.key, { mode: 'cbc', iv: q.iv, padding: 'pkcs#7' }),
  decryptCbc: (q) => Buffer.from(sm4.decrypt(q.cipher, q.key, { mode: 'cbc', iv: q.iv, padding: 'pkcs#7', output: 'array' })).toString('hex'),
};

const questions = JSON.parse(require('fs').readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(questions.map((q) => answers[q.ask](q))));
