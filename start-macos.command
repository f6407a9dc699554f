#!/bin/bash
# Double-click: prepares Portée once, then opens it in the browser. Close this window to stop it.
cd "$(dirname "$0")" || exit 1
python=""
for candidate in python3.13 python3.12 python3.11 python3; do
    if command -v "$candidate" >/dev/null && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "Portée a besoin de Python 3.11 : installez-le depuis python.org, puis double-cliquez de nouveau."
    echo "Portée needs Python 3.11: install it from python.org, then double-click again."
    read -r -p "↵ "
    exit 1
fi
if ! cmp -s requirements.txt .venv/ready; then                    # the first time, and after an update
    echo "Préparation, une minute ou deux… / Set-up, a minute or two…"
    if ! { "$python" -m venv .venv && .venv/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt; }; then
        echo "La préparation a échoué; relancez, ou montrez ce message à qui s'y connaît."
        echo "The set-up failed; try again, or show this message to someone who knows."
        read -r -p "↵ "
        exit 1
    fi
    cp requirements.txt .venv/ready
fi
exec .venv/bin/python -m streamlit run dashboard.py
