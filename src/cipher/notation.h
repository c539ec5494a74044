// A cipher written as the paper writes it in (17), (21) and (24): one sum of bits for each ciphertext bit.
//
// 1. the `cipher` field of a record; 2. the example ciphers of the report; 3. the equations of an explanation.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cipher/linear_cipher.h"

namespace anc::cipher {

// n strings, c0 first: "p0^k3", "p2^k0^k3"; plaintext before key, indices increasing; "0" for an empty sum.
std::vector<std::string> formula(const LinearCipher& cipher);

// "p1^p3": the bits of that name that one row adds; empty when it is zero.
std::string sum_of(const gf2::Matrix& matrix, int row, std::string_view name);

// The same as formula in LaTeX mathematics, without delimiters: "p_{0}\oplus k_{3}", and "0" for an empty sum. Of eight
// key bits or more the sum of all is "\kappa", where that makes a sum shorter.
std::vector<std::string> latex_formula(const LinearCipher& cipher);

}  // namespace anc::cipher
