#include "agents/discretise.h"
#include "campaign/record.h"
#include "cipher/algorithm1.h"
#include "cipher/notation.h"
#include "cipher/secrecy.h"
#include "training/minibatch.h"

namespace anc {

cipher::LinearCipher cipher_of(const Record& record) { return discretise(record.rounded_weights); }

void judge(Record& record) {
  const cipher::LinearCipher cipher = cipher_of(record);
  record.communicates = cipher::algorithm1_exact(cipher);
  // What communicates passes every trial; what does not fails within a few, so this is quick whatever T is.
  RandomStream pairs = stream_for(record.id, Role::algorithm1);
  record.algorithm1 =
      record.communicates || cipher::algorithm1_sampled(record.rounded_weights, record.settings.algorithm1_trials,
                                                        [&pairs] { return pairs.next(); });
  record.one_time_pad = cipher::one_time_pad(cipher);
  record.perfectly_secret = cipher::perfectly_secret(cipher);
  record.leaked_bits = cipher::leaked_bits(cipher);
  record.cipher = cipher::formula(cipher);
}

}  // namespace anc
