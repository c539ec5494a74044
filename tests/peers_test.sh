# PyTorch trains as the package does, in double precision and with every gradient its own: weights and errors of fifty rounds.
source "$(dirname "$0")/support/end_to_end.sh"

python=/usr/bin/python3
needs packages-peers.txt 'python3-torch or python3-numpy' $python -B -c 'import torch, numpy'
refuses 'CITATION ROUNDS' "$bin/trajectory" cpa_anc/4/2018/0
refuses 'cpa/4' "$bin/trajectory" cpa/4/2018/0 1

# The Mersenne twister's known answer, and no bits but those of a trial's own stream.
status 0 $python -B - "$source_dir/tests/peers" <<'END'
import sys
sys.path.insert(0, sys.argv[1])
from random_stream import WORD, Stream
import numpy as np
stream = Stream("cpa_anc", 4, 2018, 0, "eve_weights")
state = [5489]
for i in range(1, 312):
    state.append((6364136223846793005 * (state[-1] ^ (state[-1] >> 62)) + i) & WORD)
stream.state = np.array(state, np.uint64)
assert stream.words(10000)[-1] == 9981545732273789042
END

status 0 $python -B "$source_dir/tests/peers/agree.py" "$bin/trajectory"
mv stdout.txt agreement.tsv
check "all of them: $(cat stderr.txt)" [ "$(grep -vc '^#' agreement.tsv)" -eq "$(grep -c 'yes$' agreement.tsv)" ]
check 'three games at three sizes' [ "$(cut -f 1,2 agreement.tsv | grep -v '^#' | sort -u | wc -l)" -eq 9 ]
# The times themselves are no matter of a test; that they are measured is.
status 0 $python -B "$source_dir/tests/peers/speed.py" "$bin" 1 4
check 'the peak, the package and its three peers' [ "$(grep -v '^#' stdout.txt | cut -f 1,2 | xargs)" = '4 peak 4 package 4 eager 4 script 4 batch' ]
for precision in text latex; do
  status 0 bash "$source_dir/tests/peers/table.sh" $precision "$source_dir/published/peers_agreement.tsv" "$source_dir/published/peers.tsv"
  check "$precision has every size" [ "$(grep -cE '^(\{\})?(32|16|8|4)' stdout.txt)" -ge 4 ]
done
finish
