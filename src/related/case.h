// Table 4, executed: one scheme under one attack (or control) at one setting. Each folder of src/related provides the
// cases of one reference; the driver runs their trials, records and tables them without knowing any scheme.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/random_stream.h"
#include "related/picture.h"

namespace anc::related {

struct Measure {
  std::string name;  // snake_case, with its unit: "exchanges", "bytes_recovered_fraction"
  double value;

  friend bool operator==(const Measure&, const Measure&) = default;
};

// What one trial found. No times: they would differ from run to run.
struct TrialOutcome {
  bool success = false;  // of the attack; for Role::scheme, of the scheme itself (it synchronised, it decrypted)
  std::vector<Measure> measures;
  std::string weights = {};  // of a case that trains: of its networks, one JSON value; no part of the record
};

enum class Role {
  scheme,    // the scheme alone, at work
  break_it,  // a published attack that must succeed
  control,   // an attack, or a changed scheme, that must fail
};

// What a reference reports of its own trials.
struct Reported {
  int successes, trials;
};

struct Case {
  std::string reference;  // the paper's number: "6", "7", "8", "9", "14"
  std::string attack;     // snake_case: "geometric", "known_plaintext_mask"; NAME_full is NAME, not shortened
  Role role = Role::break_it;
  std::vector<Measure> settings;  // everything that changes the outcome, e.g. {"inputs", 1000}, {"depth", 3}
  int trials = 1;                 // of make all; 0 for what takes hours
  std::function<TrialOutcome(RandomStream& stream)> run;  // one trial, a pure function of its stream
  std::string data = {};                                  // what the attacker needs: "one known message"
  // Stands in Table 4 itself: of each reference the published attack, a further one that needs less, and a control.
  bool headline = false;
  std::optional<Reported> reported = {};
  bool trains = false;  // networks whose weights its outcome has
};

// Thrown by a trial that took notice of interrupted(); trials of more than a few seconds poll it.
struct Abandoned {};

// One instance for an independent repetition: parameters, pairs of plaintext and ciphertext, public transcripts.
struct Export {
  std::string reference;
  std::string name;                                       // of the file, NAME.json
  std::function<std::string(RandomStream& stream)> json;  // its whole content, one JSON value
};

// A picture under a fresh key of the scheme: as it is sent, and as the attack of Table 4 recovers it, which saw another
// message of the key but not this one. Throws UserError when the picture does not fit the scheme.
struct Views {
  Bytes encrypted, recovered;
};
struct Demonstration {
  std::string reference;
  std::function<Views(RandomStream& stream, const Picture& plain)> show;
};

// Pseudo-random bytes for the batteries of tests of others.
struct BitStream {
  std::string name;  // of the file, NAME.bin
  std::function<Bytes(RandomStream& stream)> bytes;
};

// What a folder of src/related adds.
struct System {
  std::vector<Case> cases;
  std::vector<Export> exports = {};
  std::vector<Demonstration> demonstrations = {};
  std::vector<BitStream> streams = {};
};

}  // namespace anc::related
