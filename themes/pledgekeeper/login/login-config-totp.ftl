<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "password-commons.ftl" as passwordCommons>
<@layout.registrationLayout
    displayMessage=(message?has_content && message.type == 'error' && !messagesPerField.existsError('totp','userLabel')); section>
    <#if section = "header">
        ${msg("loginTotpTitle")}
    <#elseif section = "form">
        <p class="lede">${msg("loginTotpIntro")}</p>
        <ol id="kc-totp-settings">
            <li><p>${msg("loginTotpStep1")}</p></li>
            <#if mode?? && mode = "manual">
            <li>
                <p>${msg("loginTotpManualStep2")}</p>
                <p><span id="kc-totp-secret-key" class="code">${totp.totpSecretEncoded}</span></p>
                <p class="hint">${msg("loginTotpManualStep3", totp.policy.digits, totp.policy.period)}</p>
                <p class="after-field"><a href="${totp.qrUrl}" id="mode-barcode">${msg("loginTotpScanBarcode")}</a></p>
            </li>
            <#else>
            <li>
                <p>${msg("loginTotpStep2")}</p>
                <img id="kc-totp-secret-qr-code" class="qr" src="data:image/png;base64,${totp.totpSecretQrCode}"
                    alt="${msg("loginTotpPicture")}" width="246" height="246">
                <p class="after-field"><a href="${totp.manualUrl}" id="mode-manual">${msg("loginTotpUnableToScan")}</a></p>
            </li>
            </#if>
            <li><p>${msg("loginTotpStep3")}</p></li>
        </ol>
        <form action="${url.loginAction}" class="form" id="kc-totp-settings-form" method="post" novalidate="novalidate">
            <@field.input name="totp" label=msg("authenticatorCode") autocomplete="one-time-code"
                hint=msg("codeHint", totp.policy.digits) />
            <input type="hidden" id="totpSecret" name="totpSecret" value="${totp.totpSecret}">
            <#if mode??><input type="hidden" id="mode" name="mode" value="${mode}"></#if>
            <#if totp.otpCredentials?size gte 1>
            <@field.input name="userLabel" label=msg("loginTotpDeviceName") hint=msg("loginTotpDeviceHint") />
            </#if>
            <@passwordCommons.logoutOtherSessions/>
            <@buttons.actionGroup>
                <@buttons.button id="saveTOTPBtn" label="doSave"/>
                <#if isAppInitiatedAction??>
                <@buttons.button id="cancelTOTPBtn" name="cancel-aia" label="doNotNow" type="secondary" value="true"/>
                </#if>
            </@buttons.actionGroup>
        </form>
    </#if>
</@layout.registrationLayout>
