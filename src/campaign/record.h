// A record: everything one trial left behind, one line of JSON.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cipher/known_plaintext.h"
#include "cipher/linear_cipher.h"
#include "training/hyperparameters.h"
#include "training/train.h"
#include "training/trial_id.h"

namespace anc {

struct Record {
  TrialId id;
  std::string numerics;  // numeric profile, see kNumericsProfile
  Hyperparameters settings;
  std::int64_t rounds = 0;
  bool converged = false;
  bool communicates = false;      // passes Algorithm 1, decided exactly: A^2 = I and A B = B over GF(2)
  bool algorithm1 = false;        // passes Algorithm 1 as the paper runs it, on `algorithm1_trials` random pairs
  bool one_time_pad = false;      // the paper's form: A = I and B a permutation matrix
  bool perfectly_secret = false;  // works, and the ciphertext carries no information about the plaintext: rank B = n
  int leaked_bits = 0;            // rank[A|B] - rank B
  double bob_error = 0.0, eve_error = 0.0;
  std::vector<std::vector<std::int64_t>> rounded_weights;  // n + m rows of n integers: A^T above B^T
  std::vector<std::string> cipher;                         // n strings such as "p0^k3"
  std::uint64_t weights_hash = 0;

  friend bool operator==(const Record&, const Record&) = default;
};

// Fills in what follows from id, settings and rounded_weights: communicates, algorithm1, one_time_pad,
// perfectly_secret, leaked_bits and cipher. A record that is made and one that is read get their verdict here (through
// agents/discretise), and from nowhere else.
void judge(Record& record);

// Assembles and judges the record of a trained network.
Record make_record(const TrialId& id, const Hyperparameters& settings, const TrainedNetwork& network);

// The cipher that the rounded weights are. Throws ContractViolation unless these are n + m rows of n.
cipher::LinearCipher cipher_of(const Record& record);

// Executes the known-plaintext attack on that cipher, on a stream of the trial's own.
cipher::KnownPlaintextAttack attack_known_plaintext(const Record& record, std::int64_t messages);

// One line of JSON without the newline; numbers in shortest exact form; fields in the order of the struct.
std::string to_json_line(const Record& record);

// Inverse of to_json_line. Throws UserError, naming the field, when the line is not one of our records: a field is
// missing, strange or out of range, or is not what `judge` says.
Record parse_record(std::string_view line);

}  // namespace anc
