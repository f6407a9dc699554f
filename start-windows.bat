@echo off
rem Double-click: prepares Portee once, then opens it in the browser. Close this window to stop it.
chcp 65001 >nul
cd /d "%~dp0"
set PYTHON=
for %%V in (3.13 3.12 3.11) do if not defined PYTHON py -%%V --version >nul 2>nul && set PYTHON=py -%%V
if not defined PYTHON python -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set PYTHON=python
if not defined PYTHON (
  echo Portee a besoin de Python 3.11 : installez-le depuis python.org, puis double-cliquez de nouveau.
  echo Portee needs Python 3.11: install it from python.org, then double-click again.
  pause
  exit /b 1
)
fc /b requirements.txt ".venv\ready" >nul 2>nul || (
  echo Preparation, une minute ou deux... / Set-up, a minute or two...
  %PYTHON% -m venv .venv || goto failed
  ".venv\Scripts\python" -m pip install --quiet --disable-pip-version-check -r requirements.txt || goto failed
  copy /y requirements.txt ".venv\ready" >nul
)
".venv\Scripts\python" -m streamlit run dashboard.py
exit /b 0
:failed
echo La preparation a echoue; relancez, ou montrez ce message a qui s'y connait.
echo The set-up failed; try again, or show this message to someone who knows.
pause
exit /b 1
