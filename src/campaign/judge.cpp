#include "agents/discretise.h"
#include "campaign/record.h"
#include "cipher/algorithm1.h"
#include "cipher/notation.h"
#include "cipher/verdict.h"
#include "training/minibatch.h"

namespace anc {

cipher::LinearCipher cipher_of(const Record& record) { return discretise(record.rounded_weights); }

cipher::KnownPlaintextAttack attack_known_plaintext(const Record& record, std::int64_t messages) {
  RandomStream words = stream_for(record.id, StreamUse::known_plaintext);
  return cipher::attack_known_plaintext(cipher_of(record), messages, [&words] { return words.next(); });
}

void judge(Record& record) {
  const cipher::LinearCipher cipher = cipher_of(record);
  const cipher::Verdict verdict = cipher::judge(cipher);
  record.communicates = verdict.communicates;
  // What communicates passes every trial; what does not fails within a few, so this is quick whatever T is.
  RandomStream pairs = stream_for(record.id, StreamUse::algorithm1);
  record.algorithm1 =
      record.communicates || cipher::algorithm1_sampled(record.rounded_weights, record.settings.algorithm1_trials,
                                                        [&pairs] { return pairs.next(); });
  record.one_time_pad = verdict.one_time_pad;
  record.perfectly_secret = verdict.perfectly_secret;
  record.leaked_bits = verdict.leaked_bits;
  record.cipher = cipher::formula(cipher);
}

}  // namespace anc
